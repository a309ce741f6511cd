"""Names, streets and telephone numbers in one plain spelling, and the short forms of given names."""

import re
import unicodedata
from functools import lru_cache

# A name and what it is said as for short; several that are short for the same stand together.
SHORT_FORMS = """
abigail abi abby; adam ad; agnieszka aga; albert bert al bertie; alexander alex sandy alec; alexandra alex
sandra lexi; alfred alf alfie fred; alison ali; amanda mandy; amelia amy millie; andrew andy drew andi;
angela angie; ann anne annie anna; anthony tony antony ant; archibald archie; arthur art; barbara barb babs;
beatrice bea trixie; benjamin ben benny; bernard bernie; bridget bridie biddy; caroline carol carrie caz;
catherine cathy katherine kathryn kate katie kathy cath cat kath kathleen; charles charlie chas chuck;
charlotte lottie charlie; christine chris christina tina chrissie; christopher chris kit topher;
constance connie; daniel dan danny; david dave davy; deborah debbie deb debra; denise den; dennis den;
derek del; dominic dom; donald don; dorothy dot dolly dottie; douglas doug; edward ed eddie ted teddy;
eleanor ellie nell nora; elizabeth liz beth lizzie betty eliza libby bess lisa; ellen nell ellie;
emily em emmy millie; emma em; ernest ernie; eugene gene; evelyn evie eve; florence flo florrie;
frances fran francesca frankie; francis frank frankie; frederick fred freddie freddy; gabriel gabe;
gareth gary; geoffrey geoff jeffrey jeff; george georgie; georgina georgie gina; gerald gerry jerry;
gillian gill jill; gordon gourd; grace gracie; graham gray; gregory greg; gwendoline gwen; hannah han;
harold harry hal; harriet hattie; helen nell; henry harry hal; herbert bert herb; hilary hil; howard howie;
hugh hughie; irene rene; isabel bel izzy isabella isobel bella; jacob jake; jacqueline jackie jacqui;
james jim jimmy jamie jem; jane janie; janet jan; janice jan; jennifer jen jenny jenni; jeremy jem jerry;
jessica jess jessie; joanna jo joanne; john jack johnny jon; jonathan jon jonny; joseph joe joey;
josephine jo josie; joshua josh; joyce joy; judith judy jude; julia julie jules; juliet jules; karen kaz;
kenneth ken kenny; kevin kev; kimberley kim; laurence larry lawrence laurie; leonard len lenny; leslie les;
lesley les; lewis lou louis; lilian lily lil; linda lin lyn; louise lou; lucy lu luce; lydia lyddie;
madeleine maddy; malcolm mal; marcus marc mark; margaret maggie peggy meg marge margie greta; maria mary;
marilyn lyn; martin marty; mary molly polly; matilda tilly; matthew matt matty; maureen mo; megan meg;
melanie mel; melissa mel; michael mike mick micky mikey; michelle shell; mildred millie; miriam mim;
mohammed mo mohammad muhammad mohamed; nancy nan; natalie nat; nathaniel nat nathan; nicholas nick nicky
nico; nicola nicky nic nikki; norman norm; olive ollie; oliver ollie; olivia liv livvy; oswald oz ozzie;
pamela pam pammy; patience pat; patricia pat trish patsy trisha tricia; patrick pat paddy; pauline paula;
penelope penny; peter pete; philip phil phillip pip; philippa pippa; phyllis phyl; priscilla cilla;
rachel rach; raymond ray; rebecca becky bex becca; reginald reg reggie; richard dick rick richie ricky rich;
robert rob bob bobby robbie bert; roberta bobbie; robin rob; rodney rod; roger rodge; roland roly;
ronald ron ronnie; rosemary rose rosie; rosalind ros; rupert rupe; russell russ; samantha sam sammy;
samuel sam sammy; sandra sandy; sarah sally sadie; sebastian seb; sharon shaz; sheila she; sidney sid;
simon si; sophie soph sophia; stanley stan; stephanie steph; stephen steve steven stevie; stuart stu stewart;
susan sue susie suzanne susanna suzy; sylvia syl; tabitha tabby; teresa terry theresa tess tessa;
terence terry tel; thelma thel; theodore ted theo; thomas tom tommy; timothy tim timmy; tracey trace tracy;
trevor trev; ursula ursie; valerie val; vanessa nessa; vera vee; veronica ronnie; victor vic;
victoria vicky vicki tori; vincent vince vinny; violet vi; virginia ginny; vivian viv; walter wally walt;
wendy wend; wilfred wilf; william bill will billy liam willie; winifred win winnie; yvonne von; zachary zac
"""
ROADS = {
    "st": "street",
    "rd": "road",
    "ave": "avenue",
    "av": "avenue",
    "ln": "lane",
    "cl": "close",
    "dr": "drive",
    "gdns": "gardens",
    "crt": "court",
    "ct": "court",
    "pl": "place",
    "sq": "square",
    "cres": "crescent",
    "tce": "terrace",
    "terr": "terrace",
    "pde": "parade",
}
LONGEST = 40


@lru_cache(maxsize=200_000)
def plain(word: str) -> str:
    """A name in one spelling: small letters, no accents, no marks."""
    letters = unicodedata.normalize("NFKD", word).casefold()
    return "".join(letter for letter in letters if letter.isalnum())


@lru_cache(maxsize=200_000)
def first_of(given: str) -> str:
    """The first of somebody's given names, in its plain spelling."""
    return next((word for part in given.split() if (word := plain(part))), "")[:LONGEST]


@lru_cache(maxsize=400_000)
def plain_street(line: str) -> str:
    """The line of an address with its number, in one spelling: 12 Acacia Rd. is 12 acacia road."""
    words = [plain(word) for word in line.split()]
    return " ".join(ROADS.get(word, word) for word in words if word)[:60]


@lru_cache(maxsize=200_000)
def plain_phone(typed: str) -> str:
    """A telephone number as digits, the country's own 44 as 0."""
    digits = re.sub(r"\D", "", typed)
    return "0" + digits[2:] if digits.startswith("44") and len(digits) > 10 else digits


def _groups() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for group in SHORT_FORMS.split(";"):
        full, *shorter = group.split()
        for name in (full, *shorter):
            found[name] = (*found.get(name, ()), full)
    return found


GROUPS = _groups()


def short_forms_of(name: str) -> set[str]:
    """Other forms of one given name, in their plain spelling."""
    groups = [group.split() for group in SHORT_FORMS.split(";")]
    return {form for group in groups if name in group for form in group} - {name}


@lru_cache(maxsize=200_000)
def sound_of(name: str) -> str:
    """How a name sounds, roughly (American Soundex), for finding names that are spelled otherwise."""
    letters = "".join(letter for letter in name if "a" <= letter <= "z")
    if not letters:
        return ""
    code, last = letters[0], SOUNDS.get(letters[0], "")
    for letter in letters[1:]:
        sound = SOUNDS.get(letter, "")
        if sound and sound != last:
            code += sound
        if letter not in "hw":
            last = sound
    return (code + "000")[:4]


SOUNDS = {
    letter: sound
    for sound, letters in {"1": "bfpv", "2": "cgjkqsxz", "3": "dt", "4": "l", "5": "mn", "6": "r"}.items()
    for letter in letters
}
