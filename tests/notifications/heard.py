"""What a notifier told: its callbacks' calls in order, from whichever thread they came."""

from __future__ import annotations

from dataclasses import dataclass, field

from receptionist.notifications import Gone, Health


@dataclass
class Heard:
    """Pass its methods as callbacks, read its lists."""

    actions: list[tuple[str, str]] = field(default_factory=list)
    closings: list[tuple[str, Gone]] = field(default_factory=list)
    healths: list[Health] = field(default_factory=list)

    def action(self, key: str, action: str) -> None:
        self.actions.append((key, action))

    def closed(self, key: str, why: Gone) -> None:
        self.closings.append((key, why))

    def health(self, health: Health) -> None:
        self.healths.append(health)
