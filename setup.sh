#!/bin/sh
# Sets Lotse up. The Makefile calls it:
#   sh setup.sh environment          Python 3.10, the locked requirements and Lotse itself in .venv
#   sh setup.sh packages             the Debian packages that the tests need
#   sh setup.sh lock                 requirements.txt anew from requirements.in
#   sh setup.sh step LABEL COMMAND…  run a command, say what it is and how long it took
# TORCH=<wheel file or URL> takes that build of torch instead of the locked one (docs/contributing.md).
set -eu
cd "$(dirname "$0")"
TORCH=${TORCH:-}
PYTHON=.venv/bin/python
TEST_PROGRAMS="chromium:chromium npm:npm lynx:lynx redis-server:redis-server rabbitmq-server:rabbitmq-server pg_ctlcluster:postgresql nginx:nginx-light ip:iproute2 systemd-analyze:systemd openssl:openssl" # program:Debian package
if [ -t 2 ]; then QUIET=; else QUIET=--quiet; fi

say() { printf '%s\n' "$*"; }

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

step() {
    label=$1
    shift
    begun=$(date +%s)
    say "→ $label"
    "$@" || return
    say "  took $(($(date +%s) - begun)) s"
}

# --- Python and uv

# is_python PROGRAM [MODULE]: it is Python 3.10, and has the module.
is_python() {
    "$1" -c "import sys, ${2:-os}; sys.exit(sys.version_info[:2] != (3, 10))" >/dev/null 2>&1
}

find_python() {
    pyenv=${PYENV_ROOT:-$(pyenv root 2>/dev/null || printf '%s' "${HOME:-}/.pyenv")}
    for python in python3.10 python3 python "$pyenv"/versions/3.10*/bin/python; do
        if is_python "$python" ensurepip; then
            command -v "$python"
            return
        fi
    done
    return 1
}

uv_here() {
    for uv in uv .venv/bin/uv var/uv/bin/uv; do
        if "$uv" --version >/dev/null 2>&1; then
            command -v "$uv"
            return
        fi
    done
    return 1
}

# The uv that is here, else one in a small environment of its own, made by whatever Python there is.
find_uv() {
    uv_here && return
    for python in python3 python; do
        rm -rf var/uv
        "$python" -m venv var/uv >/dev/null 2>&1 && pip_uv var/uv/bin/python >/dev/null 2>&1 && uv_here && return
    done
    return 1
}

# The version of uv that the lock names, checked by its hash.
pip_uv() {
    mkdir -p var &&
        awk '/^[^ #]/ { keep = /^uv==/ } keep' requirements.txt >var/uv.txt &&
        "$1" -m pip install --quiet --require-hashes --no-deps -r var/uv.txt
}

make_venv() {
    rm -rf .venv
    if python=$(find_python); then
        "$python" -m venv .venv
        return
    fi
    say "  no Python 3.10 here: asking uv for one"
    uv=$(find_uv) && "$uv" venv $QUIET --python 3.10 .venv && return
    rm -rf .venv
    fail "Lotse needs Python 3.10 and found none: install it (with its venv module), or uv, and run make again."
}

# --- The requirements

# The lock as it is, or without torch and what only torch asks for.
requirements() {
    if [ -n "$TORCH" ]; then
        awk '/^[^ #]/ { keep = !/^(torch==|triton==|nvidia-|cuda-)/ } keep' requirements.txt
    else
        cat requirements.txt
    fi
}

# The lock names every package, so nothing is resolved: --no-deps.
install() {
    if uv=$(uv_here); then
        "$uv" pip install $QUIET --python "$PYTHON" --no-deps "$@" && return
        say "  uv could not install them: trying pip"
    fi
    "$PYTHON" -m pip --version >/dev/null 2>&1 || "$PYTHON" -m ensurepip >/dev/null
    "$PYTHON" -m pip install $QUIET --no-deps "$@"
}

install_torch() {
    install "$TORCH" || return
    locked=$(awk -F '[= ]+' '/^torch==/ { print $2 }' requirements.txt)
    "$PYTHON" -c 'import sys, importlib.metadata as m; sys.exit(m.version("torch").split("+")[0] != sys.argv[1])' \
        "$locked" 2>/dev/null || refuse_torch "TORCH has to be a build of torch $locked for Python 3.10."
}

refuse_torch() {
    rm -rf .venv
    fail "$@"
}

install_requirements() {
    mkdir -p var && requirements >var/requirements.txt && install --require-hashes -r var/requirements.txt
}

# --- The tasks

environment() {
    torch_before=$(cat .venv/torch 2>/dev/null || true)
    TORCH=${TORCH:-$torch_before}
    if [ "$(cat .venv/place 2>/dev/null || pwd)" != "$(pwd)" ]; then
        say "This folder has moved: making .venv anew"
        rm -rf .venv
    elif [ -x "$PYTHON" ] && [ "$TORCH" != "$torch_before" ]; then
        say "Another build of torch is wanted: making .venv anew"
        rm -rf .venv
    fi
    wanted=$(cat requirements.txt pyproject.toml setup.sh | git hash-object --stdin)
    if [ "$(cat .venv/done 2>/dev/null || true)" = "$wanted" ] && is_python "$PYTHON"; then
        return
    fi
    is_python "$PYTHON" || step "Python 3.10: making .venv" make_venv
    rm -f .venv/done
    pwd >.venv/place
    uv_here >/dev/null || step "uv: installing it with pip, since it is quicker" pip_uv "$PYTHON" ||
        say "  it cannot be had: going on with pip"
    if [ -n "$TORCH" ]; then
        step "torch: installing $TORCH" install_torch
        printf '%s' "$TORCH" >.venv/torch
        step "Requirements: installing the rest of requirements.txt (about 4 GB on disk)" install_requirements
        "$PYTHON" -c "import torch" 2>/dev/null ||
            refuse_torch "This build of torch does not run without libraries for graphics cards: TORCH has to be a CPU build."
    else
        step "Requirements: installing requirements.txt (about 8 GB on disk)" install_requirements
    fi
    step "Lotse: installing this folder" install --no-build-isolation -e .
    printf '%s' "$wanted" >.venv/done
}

packages() {
    missing=
    for pair in $TEST_PROGRAMS; do
        command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair##*:}"
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        fail "The tests need these Debian packages:$missing. Install them (apt-get install$missing) and run make test again."
    fi
    step "Debian packages:$missing" install_packages $missing
}

install_packages() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

lock() {
    uv=$(find_uv) || fail "make lock needs uv: install it and run make lock again."
    "$uv" pip compile $QUIET requirements.in --output-file requirements.txt --python-version 3.10 \
        --generate-hashes --no-emit-index-url --no-header
}

"$@"
