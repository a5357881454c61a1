package dev.evonorm.service;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Which record this is; the timestamp tells records of a topic that was made anew apart from the old ones. */
record RecordId(String topic, int partition, long offset, long timestamp) {
    static RecordId of(ConsumerRecord<?, ?> record) {
        return new RecordId(record.topic(), record.partition(), record.offset(), record.timestamp());
    }

    @Override
    public String toString() {
        return "%s-%d@%d".formatted(topic, partition, offset);
    }
}
