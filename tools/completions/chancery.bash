# Completion of chancery for bash. Made by tools/manual.py.
_chancery() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      -*) ;;
      read|code|reports|events|stories|quotes|plans|actors|brief|explain|parse|text|evaluate|relate|export|serve|correct|corrections|doctor) command=${COMP_WORDS[i]}; break ;;
    esac
  done
  COMPREPLY=()
  case $command:$before in
    read:-r|read:--record) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    reports:-r|reports:--record) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    reports:-f|reports:--format) mapfile -t COMPREPLY < <(compgen -W 'table csv tsv jsonl' -- "$word"); return ;;
    reports:--type) mapfile -t COMPREPLY < <(compgen -W 'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT' -- "$word"); return ;;
    reports:--status) mapfile -t COMPREPLY < <(compgen -W 'happened future hypothetical negated historical' -- "$word"); return ;;
    events:-r|events:--record) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    events:-f|events:--format) mapfile -t COMPREPLY < <(compgen -W 'table csv tsv jsonl' -- "$word"); return ;;
    events:--type) mapfile -t COMPREPLY < <(compgen -W 'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT' -- "$word"); return ;;
    events:--status) mapfile -t COMPREPLY < <(compgen -W 'happened future hypothetical negated historical' -- "$word"); return ;;
    stories:-r|stories:--record) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    stories:-f|stories:--format) mapfile -t COMPREPLY < <(compgen -W 'table csv tsv jsonl' -- "$word"); return ;;
    stories:--type) mapfile -t COMPREPLY < <(compgen -W 'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT' -- "$word"); return ;;
    stories:--status) mapfile -t COMPREPLY < <(compgen -W 'happened future hypothetical negated historical' -- "$word"); return ;;
    quotes:-r|quotes:--record) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    quotes:-f|quotes:--format) mapfile -t COMPREPLY < <(compgen -W 'table csv tsv jsonl' -- "$word"); return ;;
    quotes:--form) mapfile -t COMPREPLY < <(compgen -W 'direct indirect mixed' -- "$word"); return ;;
    quotes:--type) mapfile -t COMPREPLY < <(compgen -W 'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT' -- "$word"); return ;;
    quotes:--status) mapfile -t COMPREPLY < <(compgen -W 'happened future hypothetical negated historical' -- "$word"); return ;;
    plans:-r|plans:--record) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    plans:-f|plans:--format) mapfile -t COMPREPLY < <(compgen -W 'table csv tsv jsonl' -- "$word"); return ;;
    plans:--type) mapfile -t COMPREPLY < <(compgen -W 'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT' -- "$word"); return ;;
    plans:--status) mapfile -t COMPREPLY < <(compgen -W 'happened future hypothetical negated historical' -- "$word"); return ;;
    actors:-r|actors:--record) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    actors:-f|actors:--format) mapfile -t COMPREPLY < <(compgen -W 'table csv tsv jsonl' -- "$word"); return ;;
    actors:--type) mapfile -t COMPREPLY < <(compgen -W 'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT' -- "$word"); return ;;
    actors:--status) mapfile -t COMPREPLY < <(compgen -W 'happened future hypothetical negated historical' -- "$word"); return ;;
    brief:-r|brief:--record) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    brief:-f|brief:--format) mapfile -t COMPREPLY < <(compgen -W 'markdown html' -- "$word"); return ;;
    brief:-o|brief:--output) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    brief:--type) mapfile -t COMPREPLY < <(compgen -W 'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT' -- "$word"); return ;;
    brief:--status) mapfile -t COMPREPLY < <(compgen -W 'happened future hypothetical negated historical' -- "$word"); return ;;
    explain:-r|explain:--record) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    export:-r|export:--record) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    export:--to) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    export:--profile) mapfile -t COMPREPLY < <(compgen -W 'plover polecat icews gdelt2 brat gexf graphml geojson atom jsonl' -- "$word"); return ;;
    export:--csv) mapfile -t COMPREPLY < <(compgen -W 'data spreadsheet' -- "$word"); return ;;
    export:--type) mapfile -t COMPREPLY < <(compgen -W 'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT' -- "$word"); return ;;
    export:--status) mapfile -t COMPREPLY < <(compgen -W 'happened future hypothetical negated historical' -- "$word"); return ;;
    serve:-r|serve:--record) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    serve:--token-file) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    serve:--web) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    correct:-r|correct:--record) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    corrections:-r|corrections:--record) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    corrections:-f|corrections:--format) mapfile -t COMPREPLY < <(compgen -W 'table csv tsv jsonl' -- "$word"); return ;;
    doctor:-r|doctor:--record) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
  esac
  case $command in
    '') mapfile -t COMPREPLY < <(compgen -W 'read code reports events stories quotes plans actors brief explain parse text evaluate relate export serve correct corrections doctor --help --version --config --data --actors --types' -- "$word") ;;
    read) mapfile -t COMPREPLY < <(compgen -W '--help --field --as-is --jobs --record --no-link' -- "$word") ;;
    code) mapfile -t COMPREPLY < <(compgen -W '--help --field --as-is --jobs' -- "$word") ;;
    reports) mapfile -t COMPREPLY < <(compgen -W '--help --record --format --actor --recipient --between --country --sector --type --mode --context --status --since --until --outlet --min-independent --conflicting --text --place --limit' -- "$word") ;;
    events) mapfile -t COMPREPLY < <(compgen -W '--help --record --format --actor --recipient --between --country --sector --type --mode --context --status --since --until --outlet --min-independent --conflicting --text --place --limit' -- "$word") ;;
    stories) mapfile -t COMPREPLY < <(compgen -W '--help --record --format --actor --recipient --between --country --sector --type --mode --context --status --since --until --outlet --min-independent --conflicting --text --place --limit' -- "$word") ;;
    quotes) mapfile -t COMPREPLY < <(compgen -W '--help --record --format --speaker --addressee --about --contains --form --actor --recipient --between --country --sector --type --mode --context --status --since --until --outlet --min-independent --conflicting --text --place --limit' -- "$word") ;;
    plans) mapfile -t COMPREPLY < <(compgen -W '--help --record --format --open --as-of --actor --recipient --between --country --sector --type --mode --context --status --since --until --outlet --min-independent --conflicting --text --place --limit' -- "$word") ;;
    actors) mapfile -t COMPREPLY < <(compgen -W 'lookup --help --record --format --actor --recipient --between --country --sector --type --mode --context --status --since --until --outlet --min-independent --conflicting --text --place --limit --on' -- "$word") ;;
    brief) mapfile -t COMPREPLY < <(compgen -W '--help --record --format --title --lang --output --actor --recipient --between --country --sector --type --mode --context --status --since --until --outlet --min-independent --conflicting --text --place --limit' -- "$word") ;;
    explain) mapfile -t COMPREPLY < <(compgen -W '--help --record' -- "$word") ;;
    parse) mapfile -t COMPREPLY < <(compgen -W '--help --tokenized' -- "$word") ;;
    text) mapfile -t COMPREPLY < <(compgen -W '--help --field --as-is --jobs' -- "$word") ;;
    evaluate) mapfile -t COMPREPLY < <(compgen -W '--help --errors --features --roots' -- "$word") ;;
    relate) mapfile -t COMPREPLY < <(compgen -W '--help --features --why --roots' -- "$word") ;;
    export) mapfile -t COMPREPLY < <(compgen -W '--help --record --to --profile --csv --bom --actor --recipient --between --country --sector --type --mode --context --status --since --until --outlet --min-independent --conflicting --text --place --limit' -- "$word") ;;
    serve) mapfile -t COMPREPLY < <(compgen -W '--help --record --port --address --host --token-file --new-token --web --rate' -- "$word") ;;
    correct) mapfile -t COMPREPLY < <(compgen -W '--help --record --wrong --merge --split --recode --author --reason --date' -- "$word") ;;
    corrections) mapfile -t COMPREPLY < <(compgen -W '--help --record --format --author --undo --date' -- "$word") ;;
    doctor) mapfile -t COMPREPLY < <(compgen -W '--help --record --dump --upgrade' -- "$word") ;;
  esac
  if [[ $word != -* && -n $command && ${#COMPREPLY[@]} -eq 0 ]]; then
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}
complete -o filenames -F _chancery chancery
