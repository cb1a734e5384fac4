"""How large a service is that has held so many sessions."""

from dataclasses import dataclass

CHAIRS = 12
SESSIONS_OF_TEAM = 2400  # a year: 12 workers, four to five sessions a week
REFERRALS_OF_TEAM = 300  # a year: one to eight sessions
SUPPORTS_OF_TEAM = 243  # a year
MOST_YEARS = 12
BEGINNING_DAYS = 60  # the first referrals have to be matched before sessions are held


@dataclass(frozen=True)
class Shape:
    """Teams of 12 workers that have worked for so many days; every team is as busy at every size."""

    teams: int
    days: int

    @classmethod
    def of(cls, sessions, least=1):
        """The shape for about so many sessions: the more, the more teams and the more years, at most twelve.

        Where at least so many teams are wanted, they have worked for less long.
        """
        team_years = sessions / SESSIONS_OF_TEAM
        years = min(MOST_YEARS, max(1, team_years) ** 0.43)
        teams = max(least, round(team_years / years))
        return cls(teams, round(365 * team_years / teams) + BEGINNING_DAYS)

    @classmethod
    def of_workers(cls, workers, supports):
        """The shape with so many workers employed and about so many supports, open and ended."""
        teams = max(1, round(workers / CHAIRS))
        return cls(teams, round(365 * supports / teams / SUPPORTS_OF_TEAM))

    @property
    def referrals(self):
        return round(REFERRALS_OF_TEAM * self.teams * self.days / 365)
