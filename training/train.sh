#!/bin/sh
# Trains the language model and puts it into data/model: train.sh DATA_DIR [WORK_DIR]
# Needs python3 with PyTorch and NumPy over OpenBLAS, wordnet-base, and npm for the word vectors. One
# core, about two hours.
set -eu

data=${1:?usage: train.sh DATA_DIR [WORK_DIR]}
work=${2:-${CHANCERY_TRAINING_CACHE:-$HOME/.cache/chancery}}
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
model=$root/data/model/english.chm
python=${PYTHON:-python3}
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1

mkdir -p "$work" "$root/data/model"
"$python" "$here/train.py" "$data" "$work/teacher.pt" --epochs 26 --seed 1 --dropout 0.25
"$python" "$here/train.py" "$data" "$work/student.pt" --epochs 30 --seed 3 --dropout 0.15 \
    --teachers "$work/teacher.pt"
"$python" "$here/train.py" "$data" "$work/wide.pt" --epochs 20 --seed 11 --dropout 0.25 \
    --layers 3 --hidden 160 --teachers "$work/student.pt"
"$python" "$here/train.py" "$data" "$work/again.pt" --epochs 14 --seed 21 --rate 1e-3 --dropout 0.15 \
    --start "$work/student.pt" --teachers "$work/student.pt" "$work/wide.pt"
"$python" "$here/mean.py" "$work/student.pt" "$work/again.pt" "$work/mean.pt"
"$python" "$here/refine_names.py" "$data" "$work/mean.pt" "$work/english.pt"
"$python" "$here/export.py" "$work/english.pt" "$data" "$model"
"$python" "$here/export_check.py" "$model" "$root/chancery/syntax/testdata/reference_outputs.txt"
"$python" "$here/evaluate.py" "$model" "$data"
