"""Serving without TensorFlow and without words in the logs. `install` runs before the first import of rasa.core."""
from __future__ import annotations

import logging
import os
import sys
import types
import warnings

# Rasa's channels to the services of others: a second of imports, and none of them is used here.
_CHANNELS = {"socketio": "SocketIOInput", "botframework": "BotFrameworkInput", "console": "CmdlineInput", "facebook": "FacebookInput",
             "mattermost": "MattermostInput", "rocketchat": "RocketChatInput", "slack": "SlackInput", "telegram": "TelegramInput",
             "twilio": "TwilioInput", "twilio_voice": "TwilioVoiceInput", "webexteams": "WebexTeamsInput", "hangouts": "HangoutsInput"}


def install() -> None:
    """Idempotent. Rasa imports TensorFlow only for two training helpers, which stand-ins replace; its structured logs
    print whole messages until they are told not to."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # threads that wait for one another cost more than they bring
    warnings.filterwarnings("ignore")
    silence()
    stand_ins = {
        "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
        "rasa.utils.tensorflow.data_generator": ("RasaBatchDataGenerator", "RasaDataGenerator"),
        **{f"rasa.core.channels.{name}": (attribute,) for name, attribute in _CHANNELS.items()},
    }
    for name, attributes in stand_ins.items():
        if name not in sys.modules:
            stand_in = types.ModuleType(name)
            for attribute in attributes:
                setattr(stand_in, attribute, type(attribute, (), {"name": classmethod(lambda own: own.__name__)}))
            sys.modules[name] = stand_in


def silence() -> None:
    """No record below a warning from Rasa or its parts: they may hold what people typed."""
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    for name in ("rasa", "rasa_sdk", "matplotlib", "transformers", "sentence_transformers", "asyncio"):
        logging.getLogger(name).setLevel(logging.ERROR)
