"""What the people of the sample office are called, and what they call about, in both languages."""

# ruff: noqa: E501 -- lists of words read best a line a list
from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleType:
    """A type of call: what one says and asks, and what callers answer."""

    name: str
    greeting: str
    hold: str
    goodbye: str
    minutes: int = 0
    asks: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleWords:
    """The words one sample office is made of."""

    office: str
    colleagues: tuple[str, ...]
    departments: tuple[str, ...]
    call_types: tuple[SampleType, ...]
    first_names: tuple[str, ...]
    surnames: tuple[str, ...]
    companies: tuple[str, ...]
    requests: tuple[str, ...]
    promises: tuple[str, ...]
    notes: tuple[str, ...]
    reasons: tuple[str, ...]
    endings: tuple[str, ...]
    mobile: str
    landline: str
    country: str
    zone: str


SPANISH: Final = SampleWords(
    office="Talleres Norte, S. L.",
    colleagues=(
        "Laura Prieto",
        "Ana Robles",
        "Juan Peña",
        "Marta Iglesias",
        "Diego Santos",
        "Nuria Vidal",
    ),
    departments=("Taller", "Administración"),
    call_types=(
        SampleType(
            name="Citas",
            greeting="Talleres Norte, buenos días. ¿En qué puedo ayudarle?",
            hold="Un momento, por favor, no se retire.",
            goodbye="Gracias por llamar. Que tenga un buen día.",
            asks=(
                (
                    "¿Qué vehículo es?",
                    ("Seat León", "Renault Kangoo", "Ford Transit", "Citroën C4"),
                ),
                ("¿Cuándo le viene bien?", ("por la mañana", "el jueves", "cuanto antes")),
            ),
        ),
        SampleType(
            name="Averías",
            greeting="Talleres Norte, buenos días. ¿En qué puedo ayudarle?",
            hold="Le paso con el taller en cuanto pueda, no se retire.",
            goodbye="Le llamamos enseguida.",
            minutes=20,
            asks=(("¿Dónde está el vehículo?", ("en casa", "en la A-62", "en el aparcamiento")),),
        ),
        SampleType(
            name="Facturas",
            greeting="Talleres Norte, buenos días. ¿En qué puedo ayudarle?",
            hold="Busco la factura, un momento.",
            goodbye="Gracias por llamar.",
            minutes=240,
        ),
    ),
    first_names=(
        "María",
        "Pedro",
        "Ana",
        "José Luis",
        "Carmen",
        "Iñaki",
        "Lucía",
        "Francisco",
        "Nerea",
        "Jordi",
        "Elena",
        "Antonio",
        "Rocío",
        "Sergio",
        "Begoña",
        "Álvaro",
        "Pilar",
        "Rubén",
    ),
    surnames=(
        "López",
        "Sanz",
        "Gil",
        "García Ortega",
        "Muñoz",
        "Etxeberria",
        "Vega",
        "Núñez",
        "Ibáñez",
        "Roca",
        "Castro",
        "Domínguez",
        "Peral",
        "Serrano",
        "Quintana",
        "Ferrer",
    ),
    companies=(
        "Talleres Ruiz",
        "Asesoría Sanz",
        "Gestoría Vega",
        "Norte Gestión",
        "Hotel Miramar",
        "Clínica Albor",
        "Ferretería Pozo",
        "Transportes Duero",
        "Panadería La Espiga",
        "Bufete Herrero",
        "",
        "",
        "",
        "",
    ),
    requests=(
        "Pregunta por el presupuesto de la caldera; quiere saber si entra antes del puente.",
        "No le ha llegado la factura de octubre.",
        "Quiere cambiar la cita del jueves a la semana que viene.",
        "Enviará hoy el contrato firmado; que le confirmemos que llega.",
        "El pedido 4417 llegó incompleto: faltan dos cajas.",
        "Necesita hablar del seguro del furgón antes de renovarlo.",
        "Llama por la avería de la puerta del garaje. Es la segunda vez.",
        "Pide precio para cuarenta sillas y plazo de entrega.",
        "Quiere saber a qué hora pasan mañana los técnicos.",
        "Devuelve su llamada de esta mañana.",
        "Tiene dudas con el modelo 347 y cierra el viernes.",
        "Pregunta si ya está listo el coche.",
        "Reclama la señal que dejó en septiembre.",
        "Quiere una copia del certificado para el banco.",
    ),
    promises=(
        "Le llamamos nosotros",
        "Le enviamos el presupuesto",
        "Le damos una respuesta",
        "Le confirmamos la hora",
    ),
    notes=(
        "Prefiere por la tarde.",
        "Dice que es urgente para él.",
        "Llamar al móvil, no al fijo.",
        "Ya lo habló con Marta en verano.",
    ),
    reasons=("Lo lleva ella", "Hoy no llego", "Es de taller", "Conoce al cliente"),
    endings=(
        "Todo aclarado.",
        "Se le envía por correo.",
        "Cita cambiada al martes.",
        "Presupuesto aceptado.",
        "Ya lo tenía resuelto.",
        "Pasará por la oficina.",
    ),
    mobile="6{:08d}",
    landline="91{:07d}",
    country="ES",
    zone="Europe/Madrid",
)

ENGLISH: Final = SampleWords(
    office="Northgate Services Ltd",
    colleagues=(
        "Laura Price",
        "Anna Roberts",
        "John Parker",
        "Martha Ingram",
        "Daniel Stone",
        "Nora Vaughan",
    ),
    departments=("Workshop", "Accounts"),
    call_types=(
        SampleType(
            name="Bookings",
            greeting="Northgate Services, good morning. How may I help you?",
            hold="One moment, please, I will be right back.",
            goodbye="Thank you for calling. Have a good day.",
            asks=(
                ("Which vehicle is it?", ("Ford Focus", "Vauxhall Corsa", "Transit van", "a Mini")),
                ("When would suit you?", ("in the morning", "Thursday", "as soon as possible")),
            ),
        ),
        SampleType(
            name="Breakdowns",
            greeting="Northgate Services, good morning. How may I help you?",
            hold="I am trying the workshop for you, please hold.",
            goodbye="We will call you right back.",
            minutes=20,
            asks=(("Where is the vehicle?", ("at home", "on the A14", "in the car park")),),
        ),
        SampleType(
            name="Invoices",
            greeting="Northgate Services, good morning. How may I help you?",
            hold="Let me look for the invoice.",
            goodbye="Thank you for calling.",
            minutes=240,
        ),
    ),
    first_names=(
        "Mary",
        "Peter",
        "Ann",
        "James",
        "Catherine",
        "Owen",
        "Lucy",
        "Francis",
        "Siobhán",
        "George",
        "Helen",
        "Anthony",
        "Rose",
        "Simon",
        "Beth",
        "Alan",
        "Priya",
        "Robin",
    ),
    surnames=(
        "Lewis",
        "Sands",
        "Gill",
        "Garner",
        "Moore",
        "O'Neill",
        "Vane",
        "Nunn",
        "Ibbotson",
        "Rook",
        "Castle",
        "Dunn",
        "Pearl",
        "Saunders",
        "Quinn",
        "Farrar",
    ),
    companies=(
        "Ruiz Motors",
        "Sands & Co",
        "Vane Accountants",
        "North Estates",
        "Seaview Hotel",
        "Albor Clinic",
        "Wells Hardware",
        "Trent Haulage",
        "The Corner Bakery",
        "Herrick Law",
        "",
        "",
        "",
        "",
    ),
    requests=(
        "Asks about the quote for the boiler; wants to know whether it fits in before the holidays.",
        "Has not received the October invoice.",
        "Wants to move Thursday's appointment to next week.",
        "Will send the signed contract today; please confirm when it arrives.",
        "Order 4417 arrived incomplete: two boxes are missing.",
        "Needs to talk about the van's insurance before renewing it.",
        "Calls about the garage door again. Second time.",
        "Asks for a price for forty chairs, and when they could be delivered.",
        "Wants to know what time the engineers come tomorrow.",
        "Returned your call from this morning.",
        "Has questions about the VAT return, and closes on Friday.",
        "Asks whether the car is ready.",
        "Claims back the deposit paid in September.",
        "Wants a copy of the certificate for the bank.",
    ),
    promises=(
        "We will call you back",
        "We will send you the quote",
        "We will give you an answer",
        "We will confirm the time",
    ),
    notes=(
        "Prefers the afternoon.",
        "Says it is urgent.",
        "Call the mobile, not the office.",
        "Talked about it with Martha in summer.",
    ),
    reasons=("She handles it", "I am full today", "It is the workshop's", "Knows the client"),
    endings=(
        "All cleared up.",
        "Sent by e-mail.",
        "Appointment moved to Tuesday.",
        "Quote accepted.",
        "Had solved it already.",
        "Will come to the office.",
    ),
    mobile="077{:08d}",
    landline="0207946{:04d}",
    country="GB",
    zone="Europe/London",
)
