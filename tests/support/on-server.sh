#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# on-server.sh PROGRAM [ARGUMENTS]: runs a test with the PostgreSQL server that CTest allocated to it.

case ${CTEST_RESOURCE_GROUP_0_SERVERS:-} in
id:second,*) export COUNTERTOP_TEST_POSTGRES="$COUNTERTOP_TEST_SECOND_POSTGRES" ;;
esac
exec "$@"
