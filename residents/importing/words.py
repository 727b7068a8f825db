"""The words homes use for the codes of the file: who referred her, custody, how a stay ended, sex.

English, French, Filipino and Spanish, folded (small letters, no accents), between bars. A new word is added here.
"""

from residents.importing.codes import Table

REFERRED_BY = Table(
    {
        "lswdo": """
            lswdo | mswdo | cswdo | pswdo | mswd | cswd | pswd | lgu | social welfare office
            | municipal social welfare | swdo | swad | city social welfare
            | municipal social welfare and development office | city social welfare and development office
            | local social welfare | service social municipal | aide sociale | barangay | bcpc
        """,
        "dswd": """
            dswd | department of social welfare | department of social welfare and development | dswd fo vi
            | dswd field office
        """,
        "court": """
            court | rtc | family court | regional trial court | judge | tribunal | juge | juge des enfants
            | korte | hukuman | juzgado | prosecutor | prosecution office | parquet
        """,
        "police": """
            police | pnp | pnp wcpc | wcpc | wcpd | pnp wcpd | women and children protection desk | women s desk
            | womens desk | nbi | pulis | policia | gendarmerie | women and children protection center
        """,
        "wcpu": """
            wcpu | women and children protection unit | hospital | hopital | ospital | pink room | doctor
            | medecin | clinic | health center
        """,
        "ngo": """
            ngo | other ngo | ong | organisation | organization | association | foundation | fondation | ijm
            | cameleon | church | parish | paroisse | simbahan | other shelter | shelter | other institution
            | transferred from other facility | facility
        """,
        "family": """
            family | famille | pamilya | familia | mother | father | parent | parents | relative | relatives
            | guardian | grandmother | aunt | uncle | sister | mere | pere | lola | tita | nanay | walk in | self
            | herself | self referred | tante | grand mere | kin
        """,
        "other": """
            other | others | autre | autres | otro | iba | teacher | school | ecole | neighbor | neighbour
            | concerned citizen | anonymous | friend
        """,
    }
)

CUSTODY = Table(
    {
        "protective_custody_lswdo": """
            protective custody | protective custody lswdo | lswdo | protective custody of the lswdo | mswdo
            | cswdo | garde protectrice | garde provisoire | protection provisoire
        """,
        "dswd_temporary": """
            dswd | dswd temporary | dswd temporary custody | temporary custody dswd | temporary custody
            | dswd custody | garde temporaire | garde temporaire dswd
        """,
        "court_commitment": """
            court commitment | court committed | commitment order | court order | court | committed by court
            | by court | involuntary commitment | placement judiciaire | decision du juge | ordonnance du juge
            | jugement | ordonnance
        """,
        "voluntary_commitment": """
            voluntary commitment | voluntarily committed | voluntary | dvc | deed of voluntary commitment
            | placement volontaire | volontaire
        """,
        "parental_consent": """
            parental consent | parent consent | consent of parent | with parental consent | parents | parent
            | family consent | accord des parents | accord parental | consentement parental
        """,
        "transferred_facility": """
            transferred facility | transferred from other facility | transfer | transferred | other facility
            | transfert
        """,
        "self_18plus": "self | 18 plus | 18 | of legal age | legal age | own consent | herself | majeure | adult",
        "pending": "pending | for processing | in process | to be settled | being settled | en cours | not yet",
    }
)

EXITS = Table(
    {
        "reunified_family": """
            reunified | reunified with family | reunification | reunited with family | reintegrated
            | reintegration | reintegrated to family | family reintegration | returned to family | returned home
            | back with family | family | parents | mother | retour en famille | retour famille
            | reunification familiale | reinsertion familiale | umuwi sa pamilya | went home
        """,
        "kinship": """
            kinship | kinship care | relative | relatives | with relatives | placed with relatives | grandmother
            | aunt | famille elargie | chez des proches | proches | kamag anak
        """,
        "foster": """
            foster | foster care | foster family | foster placement | famille d accueil
            | placement en famille d accueil
        """,
        "dormitory": """
            dormitory | dorm | student dormitory | boarding school | college dormitory | dortoir | internat
            | foyer etudiant | foyer d etudiantes
        """,
        "boarding_independent": """
            independent living | independent | boarding | boarding house | on her own | living independently
            | boarding independent | semi independent living | group living | autonomie | vie autonome
            | vie independante | working | employed | independante | logement autonome
        """,
        "adoption": "adoption | adopted | domestic adoption | inter country adoption | adoptee",
        "transfer_facility": """
            transfer | transferred | transferred to other facility | transferred to another facility
            | other facility | transferred to dswd | transfer to other facility | other institution
            | other shelter | transfert | transferee | transfert autre etablissement | autre etablissement
            | autre foyer | transferred to other institution | another home | transferred to another home | lipat
        """,
        "left_without_agreement": """
            left without agreement | left without permission | left | ran away | runaway | run away | absconded
            | awol | left the center | eloped | escaped | fugue | depart sans accord | partie sans prevenir
            | tumakas | left without telling us | left without notice | nag abscond
        """,
        "majority_exit": """
            reached 18 | turned 18 | 18 | 18 years old | of age | age of majority | majority | aged out
            | came of age | legal age | reached legal age | reached age of majority | majorite | majeure
            | graduated | reached majority | emancipated | 18 ans | program completed | completed program
        """,
        "death": "death | died | deceased | deces | decedee | namatay | expired",
    }
)

SEX = Table(
    {
        "female": "f | female | girl | woman | femme | fille | feminin | feminine | babae | mujer | femenino",
        "male": "m | male | boy | man | homme | garcon | masculin | masculine | lalaki | hombre | masculino",
    }
)
