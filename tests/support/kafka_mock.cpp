// SPDX-License-Identifier: GPL-3.0-or-later
// librdkafka's mock cluster in a process of its own. Prints the bootstrap servers, then obeys
// commands on stdin: "down" and "up" of its only broker, "forbid TOPIC". Ends with stdin.
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <string>

int main() {
    char reason[512];
    rd_kafka_t* client =
        rd_kafka_new(RD_KAFKA_PRODUCER, rd_kafka_conf_new(), reason, sizeof reason);
    if (!client) {
        std::fprintf(stderr, "%s\n", reason);
        return 1;
    }
    rd_kafka_mock_cluster_t* cluster = rd_kafka_mock_cluster_new(client, 1);
    if (!cluster) return 1;
    std::cout << rd_kafka_mock_cluster_bootstraps(cluster) << std::endl;
    std::string line;
    while (std::getline(std::cin, line)) {
        constexpr int kOnlyBroker = 1;
        if (line == "down") rd_kafka_mock_broker_set_down(cluster, kOnlyBroker);
        if (line == "up") rd_kafka_mock_broker_set_up(cluster, kOnlyBroker);
        if (line.rfind("forbid ", 0) == 0) {
            rd_kafka_mock_topic_set_error(cluster, line.c_str() + std::strlen("forbid "),
                                          RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED);
        }
        std::cout << "done" << std::endl;
    }
    rd_kafka_mock_cluster_destroy(cluster);
    rd_kafka_destroy(client);
    return 0;
}
