"""The Spanish words of due phrases, sorted by the part they play; several are split by a bar."""

from __future__ import annotations

from typing import Final

from receptionist.domain.due_words.kinds import Edge, Kind, Part, Unit

SPANISH: Final[dict[Kind, dict[int, str]]] = {
    Kind.NUMBER: {
        0: "cero|zero",
        1: "uno|una",
        2: "dos",
        3: "tres",
        4: "cuatro",
        5: "cinco",
        6: "seis",
        7: "siete",
        8: "ocho",
        9: "nueve",
        10: "diez",
        11: "once",
        12: "doce",
        13: "trece",
        14: "catorce",
        15: "quince",
        16: "dieciséis|diez y seis",
        17: "diecisiete|diez y siete",
        18: "dieciocho|diez y ocho",
        19: "diecinueve|diez y nueve",
        20: "veinte",
        21: "veintiuno|veintiún|veintiuna",
        22: "veintidós",
        23: "veintitrés",
        24: "veinticuatro",
        25: "veinticinco",
        26: "veintiséis",
        27: "veintisiete",
        28: "veintiocho",
        29: "veintinueve",
        30: "treinta",
        40: "cuarenta",
        50: "cincuenta",
        60: "sesenta",
        90: "noventa",
    },
    Kind.ORDINAL: {1: "primero"},
    Kind.ONE: {1: "un|una", 2: "un par de|par de"},
    Kind.TIMES: {12 * 60: "mediodía|medio día", 24 * 60: "medianoche|media noche"},
    Kind.DAY: {
        0: "hoy|hoy mismo|hoy día|h|este día|este mismo día",
        1: "mañana|m|mañana mismo|día siguiente|mñn|mñna|mñ|mña",
        2: "pasado mañana|pasado",
    },
    Kind.WEEKDAY: {
        0: "lunes|lu|l",
        1: "martes|mar|ma",
        2: "miércoles|mi|x",
        3: "jueves|ju|j",
        4: "viernes|vi|v",
        5: "sábado|sá|s",
        6: "domingo|do|d",
    },
    Kind.MONTH: {
        1: "enero",
        2: "febrero",
        3: "marzo|mar",
        4: "abril",
        5: "mayo",
        6: "junio",
        7: "julio",
        8: "agosto",
        9: "septiembre|setiembre|set",
        10: "octubre",
        11: "noviembre",
        12: "diciembre",
    },
    Kind.FEAST: {
        101: "año nuevo",
        106: "reyes|día de reyes",
        1224: "nochebuena|noche buena",
        1225: "navidad|día de navidad|navidades",
        1231: "nochevieja|noche vieja",
    },
    Kind.PART: {
        Part.DAWN: "madrugada",
        Part.MANANA: "la mañana|mañana|la mñn|la mñna|la mñ|la mña",
        Part.MID_MORNING: "media mañana",
        Part.MIDDAY: "mediodía|medio día",
        Part.COMIDA: "comer|comida|hora de comer|hora de la comida|almorzar|almuerzo",
        Part.AFTER_LUNCH: "después de comer|a la vuelta de comer|después de la comida|"
        "después del almuerzo|después de almorzar|tras la comida|tras comer|luego de comer|"
        "cuando vuelva de comer|a la vuelta de la comida|nada más comer",
        Part.TARDE: "tarde",
        Part.MID_AFTERNOON: "media tarde",
        Part.NOCHE: "noche",
        Part.MIDNIGHT: "medianoche|media noche",
    },
    Kind.TODAY_PART: {Part.MANANA: "esta mañana|esta misma mañana"},
    Kind.UNIT: {
        Unit.SECOND: "segundo|segundos|seg|segs",
        Unit.MINUTE: "minuto|minutos|min|mins|minutitos|minutito|m|mn|mnts|mtos",
        Unit.HOUR: "hora|horas|h|hs|horita|horitas",
        Unit.DAY: "día|días|d|jornada|jornadas",
        Unit.OPEN_DAY: "día laborable|días laborables|día hábil|días hábiles|día laboral|"
        "días laborales|día de trabajo|días de trabajo",
        Unit.OPEN_HOUR: "hora laborable|horas laborables|hora hábil|horas hábiles|"
        "hora de trabajo|horas de trabajo|hora de oficina|horas de oficina",
        Unit.WEEK: "semana|semanas|sem",
        Unit.FORTNIGHT: "quincena",
        Unit.MONTH: "mes|meses",
        Unit.YEAR: "año|años",
    },
    Kind.HALF: {0: "media|medio"},
    Kind.QUARTER: {0: "cuarto|cuartos"},
    Kind.AND: {0: "y|e"},
    Kind.MINUS: {0: "menos"},
    Kind.TO: {0: "a"},
    Kind.FROM: {0: "de|desde|entre|del"},
    Kind.UNTIL: {0: "hasta"},
    Kind.OCLOCK: {0: "en punto|punto|clavadas"},
    Kind.IN: {
        0: "en|dentro de|de aquí a|en menos de|en un plazo de|en un plazo máximo de|"
        "en el plazo de|dentro"
    },
    Kind.LATER: {
        0: "más tarde|después|de plazo",
        1: "a partir de ahora|desde ahora|a contar desde ahora|a partir de ya",
    },
    Kind.MORE: {0: "más"},
    Kind.PLUS: {0: "más"},
    Kind.THIS: {0: "este|esta|este mismo|esta misma|presente"},
    Kind.NEXT: {
        0: "próximo|próxima|próximos|próximas|los próximos|los siguientes|siguiente|siguientes|"
        "que viene|que vienen|viniente|prox|sig|sgte|que entra|q viene|k viene"
    },
    Kind.COMING: {0: "entrante"},
    Kind.EDGE: {
        Edge.FIRST: "primera hora|primeras horas|primerísima hora",
        Edge.EARLY: "temprano|tempranito|prontito|pronto",
        Edge.LATE: "más tarde",
        Edge.OPENING: "abrir|nada más abrir|apertura|abrir la oficina|en cuanto abramos|"
        "cuando abramos|en cuanto abráis|en cuanto abran|hora de abrir|hora de apertura",
        Edge.START: "principio|principios|primeros|primeros días|comienzo|comienzos|inicio|inicios",
        Edge.MIDDLE: "mediados|mitad",
        Edge.LAST: "última hora|últimas horas|cierre|cerrar|final del día|fin del día|fin de día|"
        "final de día|fin de jornada|final de jornada|final de la jornada|fin de la jornada|"
        "acabar el día|a lo largo del día|durante el día|en el día|ult hora|hora de cierre|"
        "hora de cerrar|hora del cierre|que cierre|que cierren|que cerremos|que cerréis|cerramos|"
        "salir|terminar|acabar|irnos|irme|hora de salir|la hora de salir|la salida|"
        "terminar el día|terminar la jornada|acabar la jornada|que acabe el día|"
        "que termine el día|que acabe|que termine|resto del día|lo que queda de día|"
        "lo que queda del día|que acabe la jornada|que termine la jornada|dentro del día",
        Edge.END: "fin|final|finales|últimos|último día|último día laborable|últimos días",
    },
    Kind.WEEKEND: {0: "fin de semana|finde"},
    Kind.REST: {0: "resto de|lo que queda de|durante|a lo largo de|en el transcurso de"},
    Kind.BEFORE: {0: "antes|antes de|antes que|justo antes de|un poco antes de|poco antes de"},
    Kind.ASAP: {
        0: "cuanto antes|lo antes posible|tan pronto como sea posible|lo más pronto posible|"
        "ya|ya mismo|ahora|ahora mismo|inmediatamente|de inmediato|enseguida|en seguida|"
        "urgente|urgentemente|a la mayor brevedad|lo más rápido posible|en cuanto se pueda|"
        "en cuanto pueda|cuando antes|lo antes que pueda|cto antes|cuanto antes mejor|"
        "en cuanto puedas|en cuanto puedan|en cuanto podamos|en cuanto podáis|muy urgente|"
        "urgentísimo|a la mayor brevedad posible|al momento|con urgencia|"
        "tan pronto como podamos|tan pronto como puedas|tan pronto como pueda|lo antes que podáis"
    },
    Kind.SAME: {0: "la misma hora|misma hora|esta misma hora|esta hora|estas horas"},
    Kind.EL: {0: "el|el día|día|del|del día"},
    Kind.LAS: {0: "las|la"},
    Kind.OF: {0: "de|del|d"},
    Kind.GLUE: {
        0: "a|al|x la|x el|lo|por|para|pa|pal|xa|sobre|hacia|alrededor de|unos|unas|eso de|cosa de|"
        "vence|la fecha límite es|no más tarde de|no más tarde del|no más tarde que|"
        "de aquí al|eso|a eso de|"
        "tirando a|en torno a|cerca de|rondando",
        1: "sin falta|por favor|porfa|o así|aprox|aproximadamente|más o menos|como mucho|"
        "como muy tarde|como tarde|a más tardar|a lo más tardar|lo más tardar|máximo|misma|"
        "mismo|como máximo|si puede ser|gracias",
    },
    Kind.AFTERWARDS: {
        0: "después de|tras|a partir de",
        1: "desde|después|posterior|no antes|excepto|salvo",
    },
    Kind.GONE: {0: "ayer|anteayer|anoche|antier|hace|pasado|pasada"},
}
