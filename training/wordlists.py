"""Word lists of the domain, written for this project: organisations, places, titles and function-like name words."""


def _words(text):
    return text.split()


def _lines(text):
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


MONTHS_AND_DAYS = frozenset(_words("""
January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep
Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun
"""))

# Last words of natural and built places, which are locations rather than geopolitical entities.
PLACE_WORDS = frozenset(_words("""
sea ocean river lake gulf bay strait straits channel canal peninsula island islands isle mountain mountains mount hills
heights valley desert plain plateau coast basin cape delta falls glacier reef strip crossing border square street avenue
road highway bridge airport airfield port harbour harbor station park forest palace tower stadium museum cathedral mosque
temple church hospital prison camp base region
"""))

PLACES = _lines("""
Middle East
Europe
Eastern Europe
Western Europe
Africa
North Africa
West Africa
East Africa
Asia
Central Asia
Southeast Asia
South Asia
Latin America
Central America
South America
North America
Antarctica
the Arctic
the Balkans
the Caucasus
South Caucasus
the Sahel
Horn of Africa
Korean Peninsula
Sinai Peninsula
Arabian Peninsula
Crimean Peninsula
Black Sea
Red Sea
South China Sea
East China Sea
Baltic Sea
Mediterranean
Mediterranean Sea
Caspian Sea
Sea of Azov
Persian Gulf
Gulf of Aden
Gulf of Oman
Strait of Hormuz
Taiwan Strait
Kerch Strait
Suez Canal
Panama Canal
Pacific Ocean
Indian Ocean
Atlantic
Golan Heights
Jordan Valley
Gaza Strip
West Bank
Donbas
Kashmir
Kurdistan
Darfur
Tigray
Himalayas
Kuril Islands
Spratly Islands
Falkland Islands
Dnieper River
Euphrates
Nile
Bab el-Mandeb
Demilitarized Zone
Persian Gulf region
Siberia
Transnistria
Nagorno-Karabakh
""")

ORGANISATIONS = _lines("""
United Nations
UN
U.N.
UN Security Council
Security Council
UN General Assembly
European Union
EU
European Commission
European Council
European Parliament
NATO
OSCE
Organization for Security and Co-operation in Europe
African Union
AU
Arab League
ASEAN
Association of Southeast Asian Nations
BRICS
G7
G20
OPEC
OPEC+
IMF
International Monetary Fund
World Bank
World Trade Organization
WTO
World Health Organization
WHO
IAEA
International Atomic Energy Agency
International Criminal Court
ICC
International Court of Justice
ICJ
UNICEF
UNESCO
UNHCR
UNRWA
UNIFIL
World Food Programme
International Committee of the Red Cross
ICRC
Red Cross
Red Crescent
Amnesty International
Human Rights Watch
Shanghai Cooperation Organization
SCO
Collective Security Treaty Organization
CSTO
Gulf Cooperation Council
GCC
ECOWAS
Mercosur
Organization of American States
OAS
Commonwealth
TASS
RIA Novosti
Interfax
Xinhua
KCNA
Korean Central News Agency
Yonhap
Kyodo News
Reuters
Associated Press
AP
AFP
Agence France-Presse
BBC
CNN
Al Jazeera
Al Arabiya
IRNA
Fars
Anadolu
SANA
Press TV
New York Times
Washington Post
Financial Times
The Guardian
Le Monde
Der Spiegel
Haaretz
Global Times
People 's Daily
Rodong Sinmun
Kremlin
White House
Pentagon
State Department
U.S. State Department
Treasury Department
Department of Defense
Department of Justice
CIA
FBI
National Security Council
Congress
Senate
House of Representatives
Supreme Court
Downing Street
House of Commons
Foreign Office
Home Office
Ministry of Defence
Bundestag
Bundesbank
Élysée
Knesset
Mossad
IDF
Israel Defense Forces
State Duma
Duma
Federation Council
FSB
Gazprom
Rosneft
Rosatom
Wagner Group
Hamas
Hezbollah
Fatah
Palestinian Authority
PLO
Islamic Jihad
Islamic State
ISIS
Taliban
Al-Qaeda
Houthis
Boko Haram
Al-Shabaab
PKK
YPG
Syrian Democratic Forces
Revolutionary Guards
Islamic Revolutionary Guard Corps
IRGC
Quds Force
Politburo
Communist Party
Workers ' Party of Korea
Central Committee
People 's Liberation Army
PLA
Huawei
Central Bank
European Central Bank
Federal Reserve
Democratic Party
Republican Party
Labour Party
Conservative Party
Likud
African National Congress
Justice and Development Party
Verkhovna Rada
Naftogaz
Loya Jirga
Majlis
Guardian Council
""")

MINISTRIES = _lines("""
Foreign Ministry
Ministry of Foreign Affairs
Defense Ministry
Defence Ministry
Ministry of Defense
Interior Ministry
Finance Ministry
Health Ministry
Energy Ministry
Justice Ministry
Trade Ministry
Commerce Ministry
Unification Ministry
Parliament
National Assembly
Supreme Court
Constitutional Court
Central Bank
Armed Forces
Air Force
Navy
Coast Guard
General Staff
Security Service
Red Crescent Society
Election Commission
Chamber of Commerce
Embassy
""")

TITLES = _lines("""
President
Vice President
Prime Minister
Deputy Prime Minister
Foreign Minister
Defense Minister
Defence Minister
Interior Minister
Finance Minister
Secretary of State
Defense Secretary
Foreign Secretary
Secretary-General
Chancellor
King
Queen
Crown Prince
Sheikh
Ambassador
Special Envoy
General
Gen.
Lt. Gen.
Colonel
Col.
Admiral
Senator
Sen.
Rep.
Governor
Mayor
Judge
Mr.
Mrs.
Ms.
Dr.
Professor
Pope
Archbishop
Ayatollah
Premier
Supreme Leader
Speaker
Spokesman
Spokeswoman
Foreign Ministry spokesman
White House spokeswoman
Kremlin spokesman
Deputy Foreign Minister
National Security Adviser
""")

PERSONS = _lines("""
Sergei Lavrov
Sergey Lavrov
Vladimir Putin
Dmitry Peskov
Maria Zakharova
Volodymyr Zelenskyy
Volodymyr Zelensky
Dmytro Kuleba
Andrii Sybiha
Kim Jong Un
Kim Jong-un
Kim Yo Jong
Choe Son Hui
Yoon Suk Yeol
Lee Jae-myung
Moon Jae-in
Xi Jinping
Wang Yi
Li Qiang
Mao Ning
Shigeru Ishiba
Fumio Kishida
Shinzo Abe
Narendra Modi
S. Jaishankar
Joe Biden
Donald Trump
Barack Obama
Marco Rubio
Antony Blinken
Jake Sullivan
Lloyd Austin
J.D. Vance
Keir Starmer
David Lammy
Rishi Sunak
Boris Johnson
Emmanuel Macron
Jean-Noël Barrot
Olaf Scholz
Friedrich Merz
Annalena Baerbock
Angela Merkel
Giorgia Meloni
Pedro Sánchez
Viktor Orbán
Péter Szijjártó
Donald Tusk
Radosław Sikorski
Recep Tayyip Erdoğan
Recep Tayyip Erdogan
Hakan Fidan
Benjamin Netanyahu
Yoav Gallant
Mahmoud Abbas
Ismail Haniyeh
Yahya Sinwar
Hassan Nasrallah
Ali Khamenei
Masoud Pezeshkian
Abbas Araghchi
Javad Zarif
Bashar al-Assad
Ahmed al-Sharaa
Abdel Fattah el-Sisi
Mohammed bin Salman
Faisal bin Farhan
Nayib Bukele
Nicolás Maduro
Luiz Inácio Lula da Silva
Javier Milei
Claudia Sheinbaum
Gustavo Petro
Cyril Ramaphosa
Abiy Ahmed
William Ruto
Bola Tinubu
Paul Kagame
Félix Tshisekedi
Ibrahim Traoré
António Guterres
Antonio Guterres
Ursula von der Leyen
Kaja Kallas
Josep Borrell
Jens Stoltenberg
Mark Rutte
Rafael Grossi
Tedros Adhanom Ghebreyesus
Alexander Lukashenko
Nikol Pashinyan
Ilham Aliyev
Aleksandar Vučić
Albin Kurti
Maia Sandu
Imran Khan
Shehbaz Sharif
Sheikh Hasina
Min Aung Hlaing
Aung San Suu Kyi
Ferdinand Marcos Jr.
Prabowo Subianto
Anwar Ibrahim
""")
