package dev.evonorm.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.json.Json;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes {@link Json#mapper()} the one that Quarkus uses, for REST as well. */
@Singleton
final class JsonMapper {
    @Produces
    @Singleton
    ObjectMapper mapper() {
        return Json.mapper();
    }
}
