"""Languages as a list: by the names of ISO 639 and what people call them, with free additions; kept with commas."""

import re
from collections.abc import Iterable

ENGLISH, SIGNED = "English", "British Sign Language"
# Offered to tick: what is spoken and signed most in the United Kingdom, English first.
COMMON = [
    ENGLISH, "Welsh", SIGNED, "Arabic", "Bengali", "Cantonese", "French", "Gujarati", "Italian", "Mandarin",
    "Persian", "Polish", "Portuguese", "Punjabi", "Romanian", "Somali", "Spanish", "Tamil", "Turkish", "Ukrainian",
    "Urdu",
]  # fmt: skip
OTHERS = """
Abkhazian, Afar, Afrikaans, Akan, Albanian, Amharic, Aragonese, Armenian, Assamese, Avaric, Aymara, Azerbaijani,
Bambara, Bashkir, Basque, Belarusian, Bislama, Bosnian, Breton, Bulgarian, Burmese, Catalan, Chamorro, Chechen,
Chichewa, Chinese, Chuvash, Cornish, Corsican, Cree, Croatian, Czech, Danish, Dari, Divehi, Dutch, Dzongkha,
Esperanto, Estonian, Ewe, Faroese, Fijian, Finnish, Fulah, Galician, Ganda, Georgian, German, Greek, Greenlandic,
Guarani, Haitian, Hausa, Hebrew, Herero, Hindi, Hiri Motu, Hungarian, Icelandic, Igbo, Indonesian, Inuktitut, Irish,
Irish Sign Language, Japanese, Javanese, Kannada, Kanuri, Kashmiri, Kazakh, Khmer, Kikuyu, Kinyarwanda, Komi, Kongo,
Korean, Krio, Kuanyama, Kurdish, Kurmanji, Kyrgyz, Lao, Latvian, Limburgish, Lingala, Lithuanian, Luba-Katanga,
Luxembourgish, Macedonian, Makaton, Malagasy, Malay, Malayalam, Maltese, Manx, Maori, Marathi, Marshallese, Mirpuri,
Mongolian, Nauru, Navajo, Ndebele, Ndonga, Nepali, Norwegian, Occitan, Ojibwa, Oromo, Ossetian, Pashto, Quechua,
Romani, Romansh, Rundi, Russian, Samoan, Sango, Sanskrit, Sardinian, Scots, Scottish Gaelic, Serbian, Shona, Sindhi,
Sinhala, Slovak, Slovenian, Sorani, Sotho, Sundanese, Swahili, Swati, Swedish, Sylheti, Tagalog, Tahitian, Tajik,
Tatar, Telugu, Thai, Tibetan, Tigrinya, Tonga, Tsonga, Tswana, Turkmen, Twi, Uyghur, Uzbek, Venda, Vietnamese,
Walloon, Western Frisian, Wolof, Xhosa, Yiddish, Yoruba, Zhuang, Zulu
"""
# What else they are called.
CALLED = {
    "bsl": SIGNED, "sign language": SIGNED, "british sign": SIGNED, "isl": "Irish Sign Language", "bangla": "Bengali",
    "cymraeg": "Welsh", "farsi": "Persian", "iranian": "Persian", "filipino": "Tagalog", "flemish": "Dutch",
    "gaelic": "Scottish Gaelic", "gaeilge": "Irish", "gypsy": "Romani", "roma": "Romani", "luganda": "Ganda",
    "mandarin chinese": "Mandarin", "cantonese chinese": "Cantonese", "moldovan": "Romanian", "panjabi": "Punjabi",
    "pushto": "Pashto", "sinhalese": "Sinhala", "kiswahili": "Swahili", "isizulu": "Zulu", "isixhosa": "Xhosa",
    "polski": "Polish", "castilian": "Spanish", "brazilian portuguese": "Portuguese", "brazilian": "Portuguese",
}  # fmt: skip
NAMES = {name.casefold(): name for name in [*COMMON, *(name.strip() for name in OTHERS.split(","))]} | CALLED
BETWEEN = re.compile(r"\s*(?:[,;/\n]|\s&\s|\band\b)\s*", re.IGNORECASE)


def languages_in(text: str) -> list[str]:
    """The languages of a text, each once, known ones by their usual name; others stay as they were written."""
    found = (name_of(part.strip(" .")) for part in BETWEEN.split(text))
    return list({name.casefold(): name for name in found if name}.values())


def name_of(typed: str) -> str:
    """The usual name of a language, whether "language" is said or not."""
    key = typed.casefold()
    return NAMES.get(key) or NAMES.get(key.removesuffix(" language")) or typed


def as_text(languages: Iterable[str]) -> str:
    """As a record keeps them."""
    return ", ".join(languages)


def tidied(text: str) -> str:
    """A text of languages as a record keeps it."""
    return as_text(languages_in(text))


def asked_for(text: str) -> list[str]:
    """The languages that somebody would like to be spoken with, English aside, which every worker speaks."""
    return [name for name in languages_in(text) if name != ENGLISH]


def in_common(first: Iterable[str], second: Iterable[str]) -> list[str]:
    """Those of the first that are among the second."""
    among = {name.casefold() for name in second}
    return [name for name in first if name.casefold() in among]
