"""What a column of a list may hold, and the headings homes give it: English, French, Filipino, Spanish, folded."""

from enum import StrEnum

from residents.importing.codes import Table


class Field(StrEnum):
    """What a column holds."""

    CODE = "code"
    FULL_NAME = "full_name"  # in one cell: Surname, First Middle
    FAMILY = "family"
    GIVEN = "given"
    MIDDLE = "middle"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    BIRTH = "birth"
    AGE = "age"
    AGE_THEN = "age_then"  # at admission
    SEX = "sex"
    ADDRESS = "address"
    BARANGAY = "barangay"
    MUNICIPALITY = "municipality"
    PROVINCE = "province"
    HOME = "home"
    BED = "bed"
    ADMITTED = "admitted"
    REFERRED_BY = "referred_by"
    CUSTODY = "custody"
    LEFT = "left"
    EXIT = "exit"
    REMARKS = "remarks"
    NUMBER = "number"  # a line count, not kept
    OTHER = "other"  # kept with the remarks, under its heading


HEADINGS = Table(
    {
        Field.CODE: """
            code | code no | code number | case no | case number | case code | case id | client code
            | child code | id | id no | id number | resident no | resident code | resident id | file no
            | file number | reference | reference no | ref no | control no | registry no | matricule | dossier
            | no de dossier | numero de dossier | n dossier | codigo | numero ng kaso
        """,
        Field.FULL_NAME: """
            full name | complete name | name of child | name of girl | name of resident | name of client
            | childs name | residents name | clients name | name of children | names of residents
            | name surname first | name last first middle | last name first name
            | last name first name middle name | surname first name | family name first name | name of the child
            | name of minor | nom et prenom | nom et prenoms | nom prenom | nom complet | noms et prenoms
            | nom de l enfant | nom de la fille | nom de la resident | apellidos y nombres | apellido y nombre
            | nombre completo | nombre y apellido | buong pangalan | pangalan ng bata
        """,
        # on its own: the full name, or whichever half has no column of its own
        "name": "name | names | nom | noms | nombre | nombres | pangalan | ngalan | child | girl | client | resident",
        Field.FAMILY: """
            surname | last name | lastname | family name | family | apellido | apellidos | apelyido
            | nom de famille | nom famille | patronyme | l name | lname | apellido paterno
        """,
        Field.GIVEN: """
            first name | firstname | given name | given names | given | forename | christian name | prenom
            | prenoms | f name | fname | unang pangalan | primer nombre | pangalan given | nombre de pila
        """,
        Field.MIDDLE: """
            middle name | middlename | middle | middle initial | mi | m i | maiden name of mother
            | mothers maiden name | mothers maiden surname | deuxieme prenom | second prenom | nom de la mere
            | nom de jeune fille de la mere | gitnang pangalan | gitnang apelyido | apellido materno
            | segundo nombre | m name | mname
        """,
        Field.SUFFIX: "suffix | ext | name ext | extension name | name extension | suffixe | sufijo",
        Field.NICKNAME: """
            nickname | nick name | nick | alias | preferred name | called | known as | aka | surnom
            | prenom usuel | petit nom | palayaw | apodo | wants to be called | nom d usage
        """,
        Field.BIRTH: """
            birth date | birthdate | birthday | birth day | date of birth | dob | d o b | b day | bday | born
            | born on | birth | naissance | date de naissance | date naissance | ne e le | nee le | ne le
            | kaarawan | petsa ng kapanganakan | araw ng kapanganakan | kapanganakan | fecha de nacimiento
            | fecha nacimiento | nacimiento
        """,
        Field.AGE: "age | current age | present age | age now | edad | gulang | age actuel | years old | ages",
        Field.AGE_THEN: """
            age at admission | age upon admission | age when admitted | admission age | age a l admission
            | age a l entree | age d entree | edad al ingreso | edad nang pumasok
        """,
        Field.SEX: "sex | gender | sexe | genre | kasarian | sexo",
        Field.ADDRESS: """
            address | home address | complete address | adresse | tirahan | direccion | residence address
            | origin | place of origin | permanent address | lugar
        """,
        Field.BARANGAY: "barangay | brgy | bgy | village | quartier | barangay name",
        Field.MUNICIPALITY: """
            municipality | city | town | city municipality | municipality city | city town | commune | ville
            | municipalite | bayan | lungsod | municipio | ciudad | home town | hometown | home municipality
            | lungsod bayan
        """,
        Field.PROVINCE: "province | prov | probinsya | lalawigan | provincia | departement | home province",
        Field.HOME: """
            house | home | center | centre | shelter | facility | residence | maison | foyer | bahay | casa
            | hogar | group home | residential home | house name | name of house | name of home | home name | unit
            | unite | cottage | site | branch | house home | maison foyer | centro | maison d accueil
        """,
        Field.BED: "bed | bed no | bed number | room bed | lit | n lit | kama | cama | no de lit",
        Field.ADMITTED: """
            date admitted | admitted | admitted on | admission | admission date | date of admission | date in
            | entry date | date of entry | entry | date entered | intake | intake date | date of intake | arrival
            | date of arrival | arrival date | date received | date d admission | date admission | date d entree
            | date entree | entree | entree le | admise le | arrivee | date d arrivee | petsa ng pagpasok
            | pagpasok | petsa ng pagtanggap | petsa ng admission | fecha de ingreso | f ingreso | ingreso
            | fecha de admision | fecha de entrada | doa | admission dates | since | depuis le | in
        """,
        Field.REFERRED_BY: """
            referred by | admission by | admitted by | referral | referral source | source of referral
            | referring agency | referring party | referring office | referrer | referred from | agency
            | by whom referred | oriente par | orientee par | adresse par | adressee par | refere par
            | referee par | envoyee par | origine du placement | signalee par | inirefer ni | inirefer ng
            | nirefer ng | referido por | referida por | remitido por | remitida por | service orienteur | source
            | referent
        """,
        Field.CUSTODY: """
            legal custody | custody | custody basis | legal basis | legal status | basis of custody
            | type of custody | commitment | type of commitment | mode of admission | base legale | statut legal
            | statut juridique | garde | mesure de garde | cadre juridique | type de placement | garde legale
            | kustodiya | custodia | custodia legal | base de custodia
        """,
        Field.LEFT: """
            date of discharge | date discharged | discharge date | discharged | discharged on | discharge
            | date out | exit date | date of exit | date left | left on | left | departure | date of departure
            | departure date | termination date | date terminated | date of termination | date closed
            | date of release | released | date released | date de sortie | date sortie | sortie | sortie le
            | sortie effective | depart | date de depart | petsa ng paglabas | paglabas | petsa ng pag alis
            | fecha de egreso | f egreso | f salida | fecha de salida | egreso | salida | date exited | out
            | until | jusqu au
        """,
        Field.EXIT: """
            reason for discharge | discharge reason | reason of discharge | reason | reason for leaving
            | exit reason | reason for exit | exit type | type of discharge | discharge type | type of exit
            | discharged to | placement after discharge | outcome | mode of discharge | reason for termination
            | nature of discharge | motif de sortie | motif sortie | raison de sortie | raison de la sortie
            | type de sortie | motif | motif du depart | dahilan ng paglabas | dahilan ng pag alis | dahilan
            | motivo de egreso | motivo de salida | motivo | devenir
        """,
        Field.REMARKS: """
            remarks | remark | notes | note | comments | comment | observations | observation | remarques
            | remarque | commentaires | commentaire | puna | mga puna | tala | mga tala | paalala | notas
            | observaciones | comentarios | other information | additional information
        """,
        Field.NUMBER: """
            no | nos | number | num | n | line | line no | item | item no | row | sr no | seq | bilang | blg
            | rang
        """,
        Field.OTHER: """
            place of birth | birth place | birthplace | lieu de naissance | lugar de nacimiento
            | date of referral | referral date | date referred | referred on | reason for referral
            | reason for admission | case category | category of case | nature of case | type of case | case
            | case status | mother | mothers | father | fathers | parent | parents | guardian | guardians | mere
            | pere | tuteur | nanay | tatay | madre | padre | school | ecole | escuela | paaralan | grade
            | grade level | teacher | social worker | case manager | case worker | houseparent | house parent
            | house mother | contact | contact no | contact number | telephone | phone | mobile | religion
            | civil status | nationality | status | education | educational attainment | court branch | case filed
            | perpetrator | offender | suspect | accused | relationship | length of stay | months of stay
            | years of stay | last update | date of report | date of last visit | date of hearing | next hearing
            | hearing | sibling | siblings | fratrie | emergency | email | lrn | philhealth | psa
            | travailleur social | motif d admission | motif de placement | motif du placement
            | raison du placement | height | weight | blood type
        """,
    }
)
