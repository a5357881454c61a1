package dev.evonorm.selector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evonorm.contracts.json.Json;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Requests that nobody should send, drawn from a seed: bodies with one or more fields gone wrong, bytes that are no JSON,
 * paths and ids that mean something elsewhere, odd methods and headers, and what is no HTTP at all.
 */
final class Hostile {
    private static final ObjectMapper JSON = Json.mapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Texts that mean something to a file system, a shell, Redis, Lua, a log, SQL, a template or a terminal. */
    private static final List<String> TEXTS = List.of(
            "../../../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "/etc/passwd",
            "file:///etc/passwd",
            "C:\\con",
            "synthetic/../../x",
            "~",
            ".",
            "..",
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\r\nFLUSHALL\r\n",
            "*1\r\n$8\r\nFLUSHALL\r\n",
            "{x}:settings",
            "evonorm:searches",
            "]] return redis.call('FLUSHALL') --[[",
            "${jndi:ldap://127.0.0.1/x}",
            "#{7*7}",
            "${env:PATH}",
            "'; DROP TABLE searches; --",
            "$(id)",
            "`id`",
            "<script>alert(1)</script>",
            "\u001b[2J",
            "\ud83d\ude00",
            "\ud800",
            "\u202eevil",
            "%2e%2e%2f",
            "NaN",
            "Infinity",
            "-1",
            "1e999",
            "null",
            "true",
            "PT-5S",
            "PT0S",
            "PT9223372036854775807S",
            "PT2562047788015215H30M7S",
            "P99999999999D",
            "PT1E999999999S",
            "__proto__",
            "constructor",
            "class",
            "java.lang.Runtime",
            "bn-relu",
            "resnet50",
            "layers.winners.v1",
            "x".repeat(5_000),
            "9".repeat(2_000));

    private static final List<String> IDS = List.of(
            "none",
            "a",
            "..",
            "%2e%2e",
            "..%2f..%2fetc%2fpasswd",
            "%00",
            "%0d%0aSet-Cookie:x=1",
            "%zz",
            "%",
            "a%20b",
            "*",
            "evonorm:searches",
            "%7Ba%7D:settings",
            "a;b=c",
            "a?b",
            "a#b",
            "%F0%9F%98%80",
            "%ED%A0%80",
            "%C0%AE%C0%AE",
            "x".repeat(300),
            "x".repeat(3_900),
            "x".repeat(9_000),
            "A",
            "-a",
            "a//b",
            ".",
            "fuzz-known",
            "fuzz-known/..",
            "$%7Bjndi:ldap:%2F%2Fx%7D",
            "😀");

    private static final List<String> TAILS = List.of(
            "",
            "/",
            "/settings",
            "/layers",
            "/layers?limit=3",
            "/layers?limit=0",
            "/layers?limit=-1",
            "/layers?limit=99999999999",
            "/layers?limit=%zz",
            "/layers?limit=1&limit=2",
            "/layers?limit=",
            "/layers/x",
            "/layers/..%2f..%2fx",
            "/layers/%00",
            "/layers/" + "y".repeat(500),
            "/events",
            "/events?x=" + "z".repeat(2_000),
            "/pause",
            "/resume",
            "/stop",
            "/pause?reason=" + "r".repeat(1_000),
            "/stop?reason=%0a%1b[2J",
            "/unknown",
            "/../../q/health",
            "/settings/..");

    private static final List<String> METHODS = List.of(
            "GET",
            "POST",
            "PUT",
            "DELETE",
            "PATCH",
            "HEAD",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "PROPFIND",
            "get",
            "G\u00cbT",
            "FLUSHALL");

    private static final List<String> HEADERS = List.of(
            "Content-Type: application/json",
            "Content-Type: application/json; charset=bogus",
            "Content-Type: text/xml",
            "Content-Type: application/json; charset=utf-16",
            "Content-Type: ///",
            "Content-Type: ",
            "Content-Type: a".repeat(40),
            "Content-Type: multipart/form-data; boundary=x",
            "Content-Type: application/x-www-form-urlencoded",
            "Accept: text/html",
            "Accept: ///",
            "Accept: */*;q=9",
            "Accept: text/event-stream",
            "Accept: " + "a/b,".repeat(1_000),
            "Accept-Language: ;;;",
            "Last-Event-ID: 0-0",
            "Last-Event-ID: -",
            "Last-Event-ID: 999999999999999999-1",
            "Last-Event-ID: ../..",
            "Last-Event-ID: 1-1\u0000",
            "Range: bytes=0-,0-,0-",
            "Cookie: " + "c=1;".repeat(1_000),
            "Authorization: Bearer x",
            "Authorization: Basic !!!",
            "Authorization: Bearer " + "t".repeat(6_000),
            "Content-Encoding: gzip",
            "Content-Encoding: bogus",
            "Expect: 100-continue",
            "Expect: the-worst",
            "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
            "Upgrade: websocket",
            "X-HTTP-Method-Override: DELETE",
            "X-Forwarded-For: 10.0.0.1",
            "Origin: https://evil.example",
            "Host: evil.example",
            "traceparent: 00-zz-zz-zz",
            "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "baggage: " + "k=v,".repeat(900),
            "X: " + "h".repeat(9_000),
            "Bad Name: x",
            ": x",
            "no-colon",
            "X: a\u0001b",
            "Sec-Fetch-Site: cross-site");

    private final Random random;
    private final ObjectNode valid;

    /** @param valid a body of {@code POST /searches} that would be granted */
    Hostile(long seed, ObjectNode valid) {
        random = new Random(seed);
        this.valid = valid;
    }

    /**
     * @param what for the one who reads the failure
     * @param http whether it is HTTP at all; else a server may close the connection without a word
     */
    record Request(String what, byte[] bytes, boolean http) {
        Request(String what, byte[] bytes) {
            this(what, bytes, true);
        }
    }

    Request next() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> post("settings gone wrong", mutated().getBytes(StandardCharsets.UTF_8), "");
            case 4 -> post("no JSON", noJson(), "");
            case 5 -> post("odd header", mutated().getBytes(StandardCharsets.UTF_8), pick(HEADERS) + "\r\n");
            case 6, 7 -> line(
                    "odd path", pick(List.of("GET", "POST")), "/searches/" + pick(IDS) + pick(TAILS), headers(1));
            case 8 -> line("odd method", pick(METHODS), "/searches/" + pick(IDS) + pick(TAILS), headers(3));
            default -> noHttp();
        };
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String headers(int most) {
        StringBuilder all = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            all.append(pick(HEADERS)).append("\r\n");
        }
        return all.toString();
    }

    private static Request line(String what, String method, String path, String headers) {
        String request = "%s %s HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: 0\r\nConnection: close\r\n\r\n"
                .formatted(method, path, headers);
        return new Request(what + ": " + method + " " + path + " " + headers, request.getBytes(StandardCharsets.UTF_8));
    }

    private static Request post(String what, byte[] body, String headers) {
        String type = headers.startsWith("Content-Type") ? "" : "Content-Type: application/json\r\n";
        String head =
                "POST /searches HTTP/1.1\r\nHost: localhost\r\n%s%sContent-Length: %d\r\nConnection: close\r\n\r\n"
                        .formatted(type, headers, body.length);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        String begin = new String(body, 0, Math.min(body.length, 3_000), StandardCharsets.UTF_8);
        return new Request(what + ": " + headers + begin, all.toByteArray());
    }

    private String mutated() {
        ObjectNode body = valid.deepCopy();
        body.put("searchId", "fuzz-%d".formatted(random.nextInt(1_000_000)));
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            mutate(body);
        }
        String text = body.toString();
        return random.nextInt(20) == 0 ? text.substring(0, random.nextInt(text.length())) : text;
    }

    private void mutate(ObjectNode body) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(body, objects);
        ObjectNode object = pick(objects);
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        switch (random.nextInt(8)) {
            case 0 -> object.remove(pick(names));
            case 1 -> object.set(pick(TEXTS), value());
            default -> object.set(pick(names), value());
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> into) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            into.add(object);
        }
        node.forEach(child -> collect(child, into));
    }

    private JsonNode value() {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.numberNode(random.nextInt(5) - 2);
            case 3 -> NODES.numberNode(new BigInteger("9".repeat(1 + random.nextInt(900))));
            case 4 -> NODES.numberNode(new BigDecimal("1e" + (random.nextInt(4_000_000) - 2_000_000)));
            case 5 -> NODES.numberNode(random.nextDouble() * Math.pow(10, random.nextInt(600) - 300));
            case 6 -> NODES.objectNode();
            case 7 -> array();
            case 8 -> nested(random.nextInt(100));
            case 9 -> NODES.booleanNode(random.nextBoolean());
            default -> NODES.textNode(pick(TEXTS));
        };
    }

    private ArrayNode array() {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(random.nextBoolean() ? 4 : 400); i > 0; i--) {
            array.add(random.nextInt(5) == 0 ? NODES.numberNode(i) : NODES.textNode(pick(TEXTS.subList(0, 40))));
        }
        return array;
    }

    private static JsonNode nested(int depth) {
        JsonNode node = NODES.objectNode();
        for (int i = 0; i < depth; i++) {
            node = NODES.arrayNode().add(node);
        }
        return node;
    }

    private byte[] noJson() {
        byte[] bytes = mutated().getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(9)) {
            case 0 -> flipped(bytes);
            case 1 -> random(random.nextInt(4_000));
            case 2 -> ("[".repeat(50_000)).getBytes(StandardCharsets.UTF_8);
            case 3 -> ("{\"a\":".repeat(40_000)).getBytes(StandardCharsets.UTF_8);
            case 4 -> ("{\"searchId\":" + "1".repeat(200_000) + "}").getBytes(StandardCharsets.UTF_8);
            case 5 -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            case 6 -> ("\"" + "\\u0000".repeat(40_000) + "\"").getBytes(StandardCharsets.UTF_8);
            case 7 -> random(260_000 + random.nextInt(100_000));
            default -> pick(TEXTS).getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
        }
        return flipped;
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private Request noHttp() {
        String text = pick(List.of(
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET /searches\r\n\r\n",
                "GET  /searches  HTTP/1.1\r\n\r\n",
                "GET http://evil.example/searches HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /searches HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
                "GET /searches HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /searches HTTP/1.0\r\n\r\n",
                "POST /searches HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST /searches HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST /searches HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\nConnection: close\r\n\r\n{}  ",
                "POST /searches HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
                "POST /searches HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\nConnection: close\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                "POST /searches HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: bogus\r\nConnection: close\r\n\r\n",
                "POST /searches HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
                        + ("1000\r\n" + " ".repeat(4096) + "\r\n").repeat(80) + "0\r\n\r\n",
                "GET /searches HTTP/1.1\r\n" + "A: b\r\n".repeat(3_000) + "\r\n",
                "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /searches HTTP/1.1\r\nHost: localhost\r\n folded\r\n\r\n",
                "*1\r\n$4\r\nPING\r\n\r\n\r\n",
                "\r\n\r\nx y z\r\n\r\n",
                "GET /searches%0d%0aX:y HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET \\searches HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET //searches HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        return new Request("no HTTP: " + text, text.getBytes(StandardCharsets.UTF_8), false);
    }
}
