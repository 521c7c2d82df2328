#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Private servers for tests and benchmarks: PostgreSQL, Redis and a virtual
# display, each in its own folder and on a free port, removed afterwards.
#
# To be sourced:    servers_start [postgres] [second_postgres] [redis] [display]; …; servers_stop
# Or on its own:    servers.sh start FOLDER [postgres] [second_postgres] [redis] [display]
#                   servers.sh restart-postgres FOLDER
#                   servers.sh stop-postgres FOLDER | start-postgres FOLDER
#                   servers.sh stop FOLDER
# `start` prints `export NAME=value` lines for the calling shell.
#
# The PostgreSQL role `countertop` (password `secret`) is a superuser and must
# authenticate with its password; every other role is trusted on the loopback interface.

SERVERS_DIR=${SERVERS_DIR:-}
SERVERS_EXPORTS="COUNTERTOP_TEST_POSTGRES COUNTERTOP_TEST_SECOND_POSTGRES COUNTERTOP_TEST_REDIS COUNTERTOP_TEST_SERVERS DISPLAY \
DBUS_SESSION_BUS_ADDRESS XDG_RUNTIME_DIR QT_QPA_PLATFORM QT_LINUX_ACCESSIBILITY_ALWAYS_ON"

servers_say() { printf '%s\n' "servers: $*" >&2; }

servers_fail() {
    servers_say "$1"
    if [ -n "${2:-}" ] && [ -s "$2" ]; then
        tail -n 20 "$2" >&2
    fi
    return 1
}

# Finds a port that nothing listens on. It lies below the kernel's ephemeral
# range, so that no outgoing connection can take it in the meantime.
servers_free_port() {
    local port
    while :; do
        port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            echo "$port"
            return
        fi
    done
}

servers_pg_bin() {
    local folder
    for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) \
        "$(pg_config --bindir 2>/dev/null)"; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then
            echo "$folder"
            return
        fi
    done
    command -v initdb >/dev/null 2>&1 && dirname "$(command -v initdb)"
}

# PostgreSQL refuses to run as root; its package creates an account for it.
servers_pg_user() {
    if getent passwd postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi
}

servers_as_pg() {
    if [ "$(id -u)" -eq 0 ]; then
        (cd / && runuser -u "$(servers_pg_user)" -- "$@")
    else
        "$@"
    fi
}

servers_init_postgres() {
    local bin=$1 dir=$2 log=$2/initdb.log
    mkdir -p "$dir"
    printf 'secret\n' >"$dir/password"
    if [ "$(id -u)" -eq 0 ]; then
        chown -R "$(servers_pg_user)" "$dir"
    fi
    servers_as_pg "$bin/initdb" -D "$dir/data" -U countertop --pwfile="$dir/password" \
        --auth-local=trust --auth-host=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 \
        >"$log" 2>&1 || return 1
    cat >"$dir/data/pg_hba.conf" <<'HBA'
local all all                      trust
host  all countertop 127.0.0.1/32 scram-sha-256
host  all all        127.0.0.1/32 trust
HBA
    cat >>"$dir/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$dir'
max_connections = 200
shared_buffers = 128MB
max_wal_size = 2GB
fsync = on
synchronous_commit = on
full_page_writes = on
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
log_min_messages = warning
CONF
}

# servers_start_postgres [FOLDER VARIABLE]
servers_start_postgres() {
    local dir=$SERVERS_DIR/${1:-postgres} variable=${2:-COUNTERTOP_TEST_POSTGRES} bin attempt port
    bin=$(servers_pg_bin)
    [ -n "$bin" ] || { servers_fail "PostgreSQL is not installed"; return 1; }
    if [ ! -f "$dir/data/PG_VERSION" ]; then
        servers_init_postgres "$bin" "$dir" ||
            { servers_fail "initdb failed" "$dir/initdb.log"; return 1; }
    fi
    for attempt in 1 2 3 4 5; do
        if [ -s "$dir/port" ]; then port=$(cat "$dir/port"); else port=$(servers_free_port); fi
        if servers_as_pg "$bin/pg_ctl" -D "$dir/data" -l "$dir/server.log" -w -t 60 \
            -o "-p $port" start >/dev/null 2>&1 </dev/null; then
            echo "$port" >"$dir/port"
            export "$variable=postgresql://countertop:secret@127.0.0.1:$port/postgres"
            return 0
        fi
        rm -f "$dir/port"
    done
    servers_fail "PostgreSQL did not start ($attempt attempts)" "$dir/server.log"
}

# For parallel tests: an open transaction of one test holds
# back what readers of the same server see.
servers_start_second_postgres() {
    servers_start_postgres second-postgres COUNTERTOP_TEST_SECOND_POSTGRES
}

# servers_stop_postgres [MODE [FOLDER]]
servers_stop_postgres() {
    local dir=$SERVERS_DIR/${2:-postgres} bin
    [ -f "$dir/data/postmaster.pid" ] || return 0
    bin=$(servers_pg_bin)
    servers_as_pg "$bin/pg_ctl" -D "$dir/data" -m "${1:-fast}" -w -t 30 stop >/dev/null 2>&1 ||
        servers_as_pg "$bin/pg_ctl" -D "$dir/data" -m immediate -w -t 10 stop >/dev/null 2>&1
}

servers_start_redis() {
    local dir=$SERVERS_DIR/redis attempt port wait
    command -v redis-server >/dev/null 2>&1 ||
        { servers_fail "redis-server is not installed"; return 1; }
    mkdir -p "$dir"
    for attempt in 1 2 3 4 5; do
        port=$(servers_free_port)
        redis-server --port "$port" --bind 127.0.0.1 --dir "$dir" --save '' --appendonly no \
            --daemonize no >"$dir/server.log" 2>&1 </dev/null &
        echo $! >"$dir/pid"
        for wait in $(seq 100); do
            if (exec 3<>"/dev/tcp/127.0.0.1/$port" && printf 'PING\r\n' >&3 &&
                read -r -t 2 reply <&3 && [ "${reply%$'\r'}" = +PONG ]) 2>/dev/null; then
                export COUNTERTOP_TEST_REDIS="127.0.0.1:$port"
                return 0
            fi
            servers_is_running "$(cat "$dir/pid")" || break
            sleep 0.1
        done
        servers_end_process "$dir/pid"
    done
    servers_fail "Redis did not start ($attempt attempts, $wait checks)" "$dir/server.log"
}

# Accessibility tests need a session bus to find the window; without one they skip.
servers_start_bus() {
    local dir=$SERVERS_DIR/display address
    command -v dbus-daemon >/dev/null 2>&1 || return 0
    dbus-daemon --session --nofork --nopidfile --address="unix:path=$dir/bus.socket" \
        --print-address=1 >"$dir/bus" 2>"$dir/bus.log" </dev/null &
    echo $! >"$dir/bus.pid"
    for _ in $(seq 50); do
        address=$(head -n 1 "$dir/bus")
        if [ -n "$address" ]; then
            export DBUS_SESSION_BUS_ADDRESS=$address
            export QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
            return 0
        fi
        sleep 0.1
    done
    servers_say "no session bus; accessibility tests will skip"
}

servers_start_window_manager() {
    local dir=$SERVERS_DIR/display
    command -v openbox >/dev/null 2>&1 || return 0
    HOME=$dir XDG_CONFIG_HOME=$dir XDG_CACHE_HOME=$dir openbox --sm-disable \
        >"$dir/openbox.log" 2>&1 </dev/null &
    echo $! >"$dir/openbox.pid"
    for _ in $(seq 50); do
        if command -v xdotool >/dev/null 2>&1; then
            xdotool get_num_desktops >/dev/null 2>&1 && return 0
            sleep 0.1
        else
            sleep 1
            return 0
        fi
    done
}

servers_start_display() {
    local dir=$SERVERS_DIR/display number=''
    command -v Xvfb >/dev/null 2>&1 || { servers_fail "Xvfb is not installed"; return 1; }
    mkdir -p "$dir/run"
    chmod 700 "$dir/run"
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset \
        3>"$dir/number" >"$dir/xvfb.log" 2>&1 </dev/null &
    echo $! >"$dir/xvfb.pid"
    for _ in $(seq 100); do
        number=$(cat "$dir/number")
        [ -n "$number" ] && break
        sleep 0.1
    done
    [ -n "$number" ] || { servers_fail "Xvfb did not start" "$dir/xvfb.log"; return 1; }
    unset WAYLAND_DISPLAY
    export DISPLAY=:$number XDG_RUNTIME_DIR=$dir/run QT_QPA_PLATFORM=xcb
    servers_start_bus
    servers_start_window_manager
}

# servers_start [postgres] [second_postgres] [redis] [display]; creates a folder when SERVERS_DIR is empty.
servers_start() {
    local what
    if [ -z "$SERVERS_DIR" ]; then
        SERVERS_DIR=$(mktemp -d "${TMPDIR:-/tmp}/countertop-servers.XXXXXX") || return 1
    fi
    mkdir -p "$SERVERS_DIR" || return 1
    # The PostgreSQL account must be able to traverse this folder to reach its own.
    chmod 755 "$SERVERS_DIR"
    touch "$SERVERS_DIR/.countertop-servers"
    export COUNTERTOP_TEST_SERVERS=$SERVERS_DIR
    for what in "${@:-postgres}"; do
        "servers_start_$what" || return 1
    done
}

# A zombie process still has a /proc entry.
servers_is_running() {
    local state
    kill -0 "$1" 2>/dev/null || return 1
    state=$(sed -n 's/^State:[[:space:]]*//p' "/proc/$1/status" 2>/dev/null)
    [ "${state#Z}" = "$state" ]
}

servers_end_process() {
    local pid
    [ -s "$1" ] || return 0
    pid=$(cat "$1")
    kill "$pid" 2>/dev/null
    for _ in $(seq 50); do
        servers_is_running "$pid" || break
        sleep 0.1
    done
    if servers_is_running "$pid"; then
        kill -9 "$pid" 2>/dev/null
    fi
    wait "$pid" 2>/dev/null
    rm -f "$1"
}

servers_stop() {
    [ -n "$SERVERS_DIR" ] && [ -f "$SERVERS_DIR/.countertop-servers" ] || return 0
    servers_stop_postgres immediate
    servers_stop_postgres immediate second-postgres
    servers_end_process "$SERVERS_DIR/redis/pid"
    servers_end_process "$SERVERS_DIR/display/openbox.pid"
    servers_end_process "$SERVERS_DIR/display/bus.pid"
    servers_end_process "$SERVERS_DIR/display/xvfb.pid"
    rm -rf "$SERVERS_DIR"
    SERVERS_DIR=
}

servers_print_exports() {
    local name
    for name in $SERVERS_EXPORTS; do
        [ -n "${!name:-}" ] && printf 'export %s=%q\n' "$name" "${!name}"
    done
    return 0
}

servers_main() {
    local action=${1:-} folder=${2:-}
    if [ -z "$action" ] || [ -z "$folder" ]; then
        sed -n '4,14s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
        return 2
    fi
    shift 2
    mkdir -p "$folder" || return 1
    SERVERS_DIR=$(cd "$folder" && pwd)
    case $action in
    start)
        unset DISPLAY DBUS_SESSION_BUS_ADDRESS
        servers_start "$@" || { servers_stop; return 1; }
        servers_print_exports
        ;;
    start-postgres) servers_start_postgres ;;
    stop-postgres) servers_stop_postgres "$@" ;;
    restart-postgres) servers_stop_postgres fast && servers_start_postgres ;;
    stop) servers_stop ;;
    *)
        servers_say "unknown action: $action"
        return 2
        ;;
    esac
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
    set -u
    servers_main "$@"
fi
