"""Knows the names of the months and of the days of the week in the languages in which sessions are published."""

import re

# One line a month: English, French, Spanish, Portuguese, German, Italian, Russian, Arabic, with the usual short forms.
MONTHS = """
    january jan janvier janv enero ene janeiro januar jänner gennaio января يناير
    february feb février fevrier févr fév febrero fevereiro fev februar febbraio февраля فبراير
    march mar mars marzo março marco märz марта مارس
    april apr avril avr abril abr aprile апреля أبريل ابريل إبريل
    may mai mayo maio maggio мая مايو
    june jun juin junio junho juni giugno июня يونيو يونيه
    july jul juillet juil julio julho juli luglio июля يوليو يوليه
    august aug août aout agosto августа أغسطس اغسطس
    september sept sep septembre septiembre setiembre setembro settembre сентября سبتمبر
    october oct octobre octubre outubro oktober okt ottobre октября أكتوبر اكتوبر
    november nov novembre noviembre novembro ноября نوفمبر
    december dec décembre decembre déc diciembre dic dezembro dez dezember dicembre декабря ديسمبر
"""
NUMBERS = {word: number for number, line in enumerate(MONTHS.strip().split("\n"), 1) for word in line.split()}
WEEKDAYS = """
    mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles miercoles jueves viernes sábado sabado
    domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira montag dienstag mittwoch donnerstag
    freitag samstag sonnabend sonntag lunedì martedì mercoledì giovedì venerdì domenica понедельник вторник среда
    четверг пятница суббота воскресенье الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
"""


def any_of(words: list[str]) -> str:
    """The form of a regular expression that finds any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


# July, Sept., and the July of "July2016"
MONTH_NAME = rf"(?:{any_of(list(NUMBERS))})(?![^\W\d])\.?"
WEEKDAY = rf"(?:{any_of(WEEKDAYS.split())})\b\.?"


def month_number(printed: str) -> int:
    """1 to 12 for the name of a month or its number in figures."""
    word = printed.strip(" .").casefold()
    return int(word) if word.isdigit() else NUMBERS[word]
