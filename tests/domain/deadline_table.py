"""What is said on the telephone: when it rings where, the standard in minutes, the words aloud."""

from __future__ import annotations

# office | taken, +1 the second time the clock shows it | minutes | in English
#     en español
SAID = """
split | 2026-11-24T09:00 | 60 | today before 10:00
    hoy antes de las 10:00
split | 2026-11-24T08:59 | 60 | today before 10:00
    hoy antes de las 10:00
split | 2026-11-24T07:00 | 60 | today before 10:00
    hoy antes de las 10:00
split | 2026-11-24T00:00 | 60 | today before 10:00
    hoy antes de las 10:00
split | 2026-11-24T23:59 | 60 | tomorrow Wednesday before 10:00
    mañana miércoles antes de las 10:00
split | 2026-11-24T10:00:01 | 60 | today before 11:05
    hoy antes de las 11:05
split | 2026-11-24T10:02 | 60 | today before 11:05
    hoy antes de las 11:05
split | 2026-11-24T10:00 | 15 | today before 10:15
    hoy antes de las 10:15
split | 2026-11-24T13:00 | 60 | today before 14:00
    hoy antes de las 14:00
split | 2026-11-24T13:01 | 60 | today before 16:05
    hoy antes de las 16:05
split | 2026-11-24T12:56 | 60 | today before 14:00
    hoy antes de las 14:00
split | 2026-11-24T13:30 | 60 | today before 16:30
    hoy antes de las 16:30
split | 2026-11-24T13:59:59 | 60 | today before 17:00
    hoy antes de las 17:00
split | 2026-11-24T14:00 | 60 | today before 17:00
    hoy antes de las 17:00
split | 2026-11-24T14:30 | 15 | today before 16:15
    hoy antes de las 16:15
split | 2026-11-24T15:59 | 15 | today before 16:15
    hoy antes de las 16:15
split | 2026-11-24T16:00 | 60 | today before 17:00
    hoy antes de las 17:00
split | 2026-11-24T18:00 | 60 | today before 19:00
    hoy antes de las 19:00
split | 2026-11-24T18:01 | 60 | tomorrow Wednesday before 09:05
    mañana miércoles antes de las 09:05
split | 2026-11-24T18:59 | 60 | tomorrow Wednesday before 10:00
    mañana miércoles antes de las 10:00
split | 2026-11-24T19:00 | 60 | tomorrow Wednesday before 10:00
    mañana miércoles antes de las 10:00
split | 2026-11-24T18:45 | 15 | today before 19:00
    hoy antes de las 19:00
split | 2026-11-24T18:46 | 15 | tomorrow Wednesday before 09:05
    mañana miércoles antes de las 09:05
split | 2026-11-24T09:00 | 480 | today before 19:00
    hoy antes de las 19:00
split | 2026-11-24T09:00 | 481 | tomorrow Wednesday before 09:05
    mañana miércoles antes de las 09:05
split | 2026-11-24T10:00 | 960 | on Thursday before 10:00
    el jueves antes de las 10:00
split | 2026-11-24T10:00 | 2400 | on Monday before 17:00
    el lunes antes de las 17:00
split | 2026-11-24T10:00 | 1920 | on Saturday before 11:00
    el sábado antes de las 11:00
split | 2026-11-27T17:30 | 60 | today before 18:30
    hoy antes de las 18:30
split | 2026-11-27T17:30 | 90 | today before 19:00
    hoy antes de las 19:00
split | 2026-11-27T17:30 | 120 | tomorrow Saturday before 10:30
    mañana sábado antes de las 10:30
split | 2026-11-27T18:45 | 60 | tomorrow Saturday before 10:45
    mañana sábado antes de las 10:45
split | 2026-11-27T18:45 | 240 | on Monday before 09:45
    el lunes antes de las 09:45
split | 2026-11-28T11:00 | 60 | today before 12:00
    hoy antes de las 12:00
split | 2026-11-28T12:30 | 60 | on Monday before 09:30
    el lunes antes de las 09:30
split | 2026-11-29T20:00 | 60 | tomorrow Monday before 10:00
    mañana lunes antes de las 10:00
split | 2026-12-07T18:30 | 60 | on Wednesday before 09:30
    el miércoles antes de las 09:30
split | 2026-12-07T18:00 | 60 | today before 19:00
    hoy antes de las 19:00
split | 2026-12-08T11:00 | 60 | tomorrow Wednesday before 10:00
    mañana miércoles antes de las 10:00
split | 2026-12-07T18:30 | 480 | on Wednesday before 18:30
    el miércoles antes de las 18:30
split | 2026-12-04T18:30 | 600 | on Wednesday before 10:30
    el miércoles antes de las 10:30
split | 2026-12-23T18:30 | 60 | tomorrow Thursday before 09:30
    mañana jueves antes de las 09:30
split | 2026-12-24T10:30 | 60 | today before 11:30
    hoy antes de las 11:30
split | 2026-12-24T11:00 | 60 | today before 12:00
    hoy antes de las 12:00
split | 2026-12-24T11:30 | 60 | on Monday before 09:30
    el lunes antes de las 09:30
split | 2026-12-24T12:30 | 60 | on Monday before 10:00
    el lunes antes de las 10:00
split | 2026-12-25T10:00 | 60 | on Monday before 10:00
    el lunes antes de las 10:00
split | 2026-12-31T12:30 | 60 | today before 13:30
    hoy antes de las 13:30
split | 2026-12-31T13:00 | 60 | tomorrow Friday before 09:30
    mañana viernes antes de las 09:30
split | 2026-12-31T13:00 | 15 | today before 13:15
    hoy antes de las 13:15
split | 2026-12-31T18:00 | 60 | tomorrow Friday before 10:00
    mañana viernes antes de las 10:00
split | 2027-01-01T09:00 | 60 | today before 10:00
    hoy antes de las 10:00
split | 2026-04-02T18:30 | 60 | on Monday before 09:30
    el lunes antes de las 09:30
split | 2026-04-30T18:50 | 60 | on Monday before 09:50
    el lunes antes de las 09:50
split | 2026-03-27T18:30 | 60 | on Monday before 09:30
    el lunes antes de las 09:30
split | 2026-03-29T01:59 | 60 | tomorrow Monday before 10:00
    mañana lunes antes de las 10:00
split | 2026-03-29T12:00 | 60 | tomorrow Monday before 10:00
    mañana lunes antes de las 10:00
split | 2026-10-23T18:30 | 60 | on Monday before 09:30
    el lunes antes de las 09:30
split | 2026-10-25T02:30 | 60 | tomorrow Monday before 10:00
    mañana lunes antes de las 10:00
split | 2028-02-28T18:30 | 60 | tomorrow Tuesday before 09:30
    mañana martes antes de las 09:30
split | 2028-02-29T18:30 | 60 | tomorrow Wednesday before 09:30
    mañana miércoles antes de las 09:30
night | 2026-11-24T22:00 | 60 | today before 23:00
    hoy antes de las 23:00
night | 2026-11-24T23:00 | 60 | today before midnight
    hoy antes de medianoche
night | 2026-11-24T23:01 | 60 | tomorrow Wednesday before 00:05
    mañana miércoles antes de las 00:05
night | 2026-11-24T23:30 | 60 | tomorrow Wednesday before 00:30
    mañana miércoles antes de las 00:30
night | 2026-11-24T22:58 | 60 | today before midnight
    hoy antes de medianoche
night | 2026-11-24T00:00 | 60 | today before 01:00
    hoy antes de la 01:00
night | 2026-11-24T00:30 | 60 | today before 01:30
    hoy antes de la 01:30
night | 2026-11-24T00:58 | 60 | today before 02:00
    hoy antes de las 02:00
night | 2026-11-24T01:30 | 60 | today before 02:30
    hoy antes de las 02:30
night | 2026-11-24T00:05 | 1440 | tomorrow Wednesday before 00:05
    mañana miércoles antes de las 00:05
night | 2026-11-24T00:00 | 1440 | today before midnight
    hoy antes de medianoche
night | 2026-03-29T00:58 | 60 | today before 03:00
    hoy antes de las 03:00
night | 2026-03-29T01:00 | 60 | today before 03:00
    hoy antes de las 03:00
night | 2026-03-29T01:30 | 60 | today before 03:30
    hoy antes de las 03:30
night | 2026-03-29T01:57 | 2 | today before 03:00
    hoy antes de las 03:00
night | 2026-03-28T23:30 | 180 | tomorrow Sunday before 03:30
    mañana domingo antes de las 03:30
night | 2026-03-28T12:00 | 1440 | tomorrow Sunday before 13:00
    mañana domingo antes de las 13:00
night | 2026-10-25T01:00 | 60 | today before 02:00, summer time
    hoy antes de las 02:00, hora de verano
night | 2026-10-25T01:30 | 60 | today before 02:30, summer time
    hoy antes de las 02:30, hora de verano
night | 2026-10-25T01:59 | 60 | today before 02:00, winter time
    hoy antes de las 02:00, hora de invierno
night | 2026-10-25T02:30 | 60 | today before 02:30, winter time
    hoy antes de las 02:30, hora de invierno
night | 2026-10-25T02:30+1 | 60 | today before 03:30
    hoy antes de las 03:30
night | 2026-10-25T02:58 | 1 | today before 02:00, winter time
    hoy antes de las 02:00, hora de invierno
night | 2026-10-25T02:58+1 | 1 | today before 03:00
    hoy antes de las 03:00
night | 2026-10-25T00:30 | 180 | today before 02:30, winter time
    hoy antes de las 02:30, hora de invierno
night | 2026-10-24T12:00 | 1440 | tomorrow Sunday before 11:00
    mañana domingo antes de las 11:00
night | 2026-12-31T23:30 | 60 | tomorrow Friday before 00:30
    mañana viernes antes de las 00:30
night | 2026-12-31T23:00 | 60 | today before midnight
    hoy antes de medianoche
late | 2026-11-24T22:30 | 60 | today before 23:30
    hoy antes de las 23:30
late | 2026-11-24T23:00 | 60 | today before midnight
    hoy antes de medianoche
late | 2026-11-24T23:30 | 60 | tomorrow Wednesday before 18:30
    mañana miércoles antes de las 18:30
late | 2026-11-24T23:57 | 2 | today before midnight
    hoy antes de medianoche
late | 2026-11-25T00:00 | 60 | today before 19:00
    hoy antes de las 19:00
late | 2026-11-24T12:00 | 60 | today before 19:00
    hoy antes de las 19:00
late | 2026-11-24T12:00 | 360 | today before midnight
    hoy antes de medianoche
late | 2026-11-24T12:00 | 720 | tomorrow Wednesday before midnight
    mañana miércoles antes de medianoche
late | 2026-12-31T23:45 | 15 | today before midnight
    hoy antes de medianoche
guard | 2026-11-24T07:00 | 60 | today before 08:00
    hoy antes de las 08:00
guard | 2026-11-24T07:30 | 60 | today before 22:30
    hoy antes de las 22:30
guard | 2026-11-24T23:30 | 60 | tomorrow Wednesday before 00:30
    mañana miércoles antes de las 00:30
guard | 2026-11-24T12:00 | 150 | tomorrow Wednesday before 00:30
    mañana miércoles antes de las 00:30
guard | 2026-11-24T22:00 | 120 | today before midnight
    hoy antes de medianoche
guard | 2026-03-29T01:30 | 90 | today before 04:00
    hoy antes de las 04:00
guard | 2026-03-28T23:00 | 480 | tomorrow Sunday before 08:00
    mañana domingo antes de las 08:00
guard | 2026-10-25T01:30 | 120 | today before 02:30, winter time
    hoy antes de las 02:30, hora de invierno
guard | 2026-10-24T23:00 | 600 | tomorrow Sunday before 08:00
    mañana domingo antes de las 08:00
guard | 2026-10-25T07:30 | 60 | today before 22:30
    hoy antes de las 22:30
odd | 2026-11-24T12:57 | 60 | today before 13:57
    hoy antes de las 13:57
odd | 2026-11-24T12:56 | 60 | today before 13:56
    hoy antes de las 13:56
odd | 2026-11-24T12:55 | 60 | today before 13:55
    hoy antes de las 13:55
odd | 2026-11-24T12:56:30 | 60 | today before 13:57
    hoy antes de las 13:57
odd | 2026-11-24T12:57:30 | 60 | today before 15:35
    hoy antes de las 15:35
odd | 2026-11-24T08:00 | 60 | today before 10:00
    hoy antes de las 10:00
odd | 2026-11-24T17:58 | 60 | today before 18:58
    hoy antes de las 18:58
odd | 2026-11-24T17:57 | 60 | today before 18:57
    hoy antes de las 18:57
odd | 2026-11-27T18:58 | 15 | on Monday before 09:15
    el lunes antes de las 09:15
london | 2026-03-29T00:30 | 60 | today before 02:30
    hoy antes de las 02:30
london | 2026-03-29T00:00 | 300 | today before 06:00
    hoy antes de las 06:00
london | 2026-10-25T00:30 | 60 | today before 01:30, summer time
    hoy antes de la 01:30, hora de verano
london | 2026-10-25T00:30 | 120 | today before 01:30, winter time
    hoy antes de la 01:30, hora de invierno
london | 2026-10-25T01:30 | 15 | today before 01:45, summer time
    hoy antes de la 01:45, hora de verano
london | 2026-12-24T17:00 | 60 | on Saturday before 00:30
    el sábado antes de las 00:30
london | 2026-12-27T17:00 | 120 | on Tuesday before 01:30
    el martes antes de la 01:30
london | 2026-11-24T05:30 | 60 | today before 09:30
    hoy antes de las 09:30
london | 2026-11-24T17:30 | 60 | tomorrow Wednesday before 01:00
    mañana miércoles antes de la 01:00
august | 2026-07-31T18:00 | 60 | today before 19:00
    hoy antes de las 19:00
august | 2026-07-31T18:30 | 60 | on Tuesday 1 September before 09:30
    el martes 1 de septiembre antes de las 09:30
august | 2026-08-12T11:00 | 60 | on Tuesday 1 September before 10:00
    el martes 1 de septiembre antes de las 10:00
august | 2026-08-31T19:00 | 60 | tomorrow Tuesday before 10:00
    mañana martes antes de las 10:00
august | 2026-07-31T13:30 | 240 | on Tuesday 1 September before 09:30
    el martes 1 de septiembre antes de las 09:30
"""
