package dev.evonorm.contracts.json;

import dev.evonorm.graph.InvalidGraphException;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GraphJsonTest {
    private static final String INITIAL = "{'op':'x'},{'op':'zero'},{'op':'v0'},{'op':'v1'},";

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    /** A graph with these intermediate nodes; quotes are single. */
    private static String graph(String intermediate) {
        return json("{'version':1,'nodes':[" + INITIAL + intermediate + "]}");
    }

    private static void assertRefused(String text, String... says) {
        assertThatThrownBy(() -> GraphJson.read(text))
                .isInstanceOf(InvalidGraphException.class)
                .hasMessageContainingAll(says);
    }

    @Test
    void theFormatIsTheOneInTheDocumentation() {
        LayerGraph rsRej = Catalogue.find("rs-rej").orElseThrow().graph();

        assertThat(GraphJson.write(rsRej))
                .isEqualTo(graph(
                        "{'op':'max','in':[0,1]},{'op':'moment2','over':'bwh','in':[0]},{'op':'div','in':[4,5]}"));
        assertThat(GraphJson.write(rsRej.withGroups(4))).startsWith(json("{'version':1,'groups':4,'nodes':["));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'op':'relu','in':[0]}; node 4 has the unknown op 'relu'; known are x zero v0 v1 add mul",
                "{'in':[0]}; node 4 has the unknown op ''; known are",
                "{'op':'mul','in':[0]}; node 4 (mul) has 1 inputs; mul takes 2",
                "{'op':'neg'}; node 4 (neg) has 0 inputs; neg takes 1",
                "{'op':'neg','in':[0]},{'op':'add','in':[0,6]},{'op':'neg','in':[5]}; node 5 (add) reads node 6; earlier nodes",
                "{'op':'neg','in':[4]}; node 4 (neg) reads node 4; earlier nodes only",
                "{'op':'neg','in':[-1]}; node 4 (neg) reads node -1; (0 to 3)",
                "{'op':'mean','in':[0]}; node 4 (mean) needs; bwh, whc, wh, whcg",
                "{'op':'mean','over':'hw','in':[0]}; node 4 has \"over\": \"hw\"; must be one of",
                "{'op':'exp','over':'wh','in':[0]}; node 4 (exp) is not an aggregation; takes no",
                "{'op':'exp','in':['x']}; node 4: an input is \"x\"; must be an integer",
                "{'op':'exp','in':[0.5]}; node 4: an input is 0.5; must be an integer",
                "{'op':'exp','in':0}; node 4: \"in\" must be an array; node numbers",
                "{'op':'exp','inputs':[0]}; node 4 has the unknown field \"inputs\"; node 4",
                "{'op':'x'}; node 4 repeats the initial node 'x'; refer to node 0",
                "'exp'; node 4 must be a JSON object; op"
            })
    void aRefusalNamesTheNodeAndWhatIsAllowed(String intermediate, String first, String second) {
        assertRefused(graph(intermediate), first, second);
    }

    @Test
    void whatIsNoJsonIsNamedByLineAndColumn() {
        assertRefused("{\"version\":1,\n \"nodes\":[}", "not JSON at line 2, column 11");
        assertRefused("", "a graph is a JSON object");
        assertRefused("{\"version\":1} trailing", "not JSON at line 1");
        assertRefused("[1]", "a graph is a JSON object");
    }

    @Test
    void versionGroupsAndNodesAreChecked() {
        assertRefused(json("{'version':2,'nodes':[]}"), "\"version\" is 2; this build reads version 1");
        assertRefused(json("{'nodes':[]}"), "\"version\" is ");
        assertRefused(json("{'version':1}"), "\"nodes\" must be an array");
        assertRefused(json("{'version':1,'nodes':[]}"), "the graph has 0 nodes", "at least one more");
        assertRefused(json("{'version':1,'name':'mine','nodes':[]}"), "the graph has the unknown field \"name\"");
        assertRefused(
                graph("{'op':'neg','in':[0]}").replace("\"version\":1", "\"version\":1,\"groups\":0"), "groups is 0");
        assertRefused(
                graph("{'op':'neg','in':[0]}").replace("\"version\":1", "\"version\":1,\"groups\":\"4\""),
                "\"groups\" is \"4\"; it must be an integer");
    }

    @Test
    void moreThan256NodesAreRefused() {
        String many = "{'op':'neg','in':[0]},".repeat(252) + "{'op':'neg','in':[0]}";

        assertRefused(graph(many), "the graph has 257 nodes; at most 256 are allowed");
    }

    @Test
    void deepNestingIsRefusedBeforeItCanDoHarm() {
        assertRefused("[".repeat(100_000), "not JSON: Document nesting depth (65) exceeds the maximum allowed (64");
        assertRefused(graph("{'op':'exp','in':" + "[".repeat(1000) + "]".repeat(1000) + "}"), "depth");
    }

    @Test
    void inAnEventTheRefusalIsTheSame() {
        String event = json("{'type':'CandidateRepeated','graph':") + graph("{'op':'relu','in':[0]}") + "}";

        assertThatThrownBy(() -> Json.mapper().readValue(event, dev.evonorm.contracts.event.Event.class))
                .isInstanceOf(com.fasterxml.jackson.core.JsonProcessingException.class)
                .hasMessageContaining("node 4 has the unknown op 'relu'");
    }
}
