package dev.evonorm.rejection;

import dev.evonorm.contracts.event.CandidateIds;
import dev.evonorm.contracts.event.CandidateProposed;
import dev.evonorm.contracts.settings.Order;
import dev.evonorm.contracts.settings.QualitySettings;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.Schedule;
import dev.evonorm.contracts.settings.StabilitySettings;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Node;
import dev.evonorm.graph.Op;
import dev.evonorm.graph.catalogue.Catalogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Proposals whose tests take a second: few steps, one anchor. */
final class Proposals {
    static final TrainingSettings TRAINING = new TrainingSettings(
            "synthetic", Scale.TINY, 2, 8, 0.1, Schedule.CONSTANT, 0.9, 1e-4, 7, Duration.ofMinutes(2));

    private Proposals() {}

    /** Lenient: whatever stays finite passes. */
    static RejectionSettings passing() {
        return settings(0, TRAINING);
    }

    /** No layer reaches this accuracy. */
    static RejectionSettings failing() {
        return settings(1, TRAINING);
    }

    static RejectionSettings settings(double threshold, TrainingSettings training) {
        return new RejectionSettings(
                List.of("resnet50"),
                true,
                true,
                new QualitySettings(threshold, training),
                new StabilitySettings(1, 0.01, 4, 1e30));
    }

    static CandidateProposed proposal(String search, long ticket, LayerGraph graph, RejectionSettings settings) {
        return new CandidateProposed(
                search,
                CandidateIds.ofTicket(search, ticket),
                ticket,
                "gn-relu",
                graph,
                settings,
                TRAINING,
                List.of("resnet50"),
                Order.ARRIVAL);
    }

    /** The same, of a search that counts ticket by ticket. */
    static CandidateProposed byTicket(CandidateProposed proposal) {
        return new CandidateProposed(
                proposal.searchId(),
                proposal.candidateId(),
                proposal.ticket(),
                proposal.parentId(),
                proposal.graph(),
                proposal.rejection(),
                proposal.scoring(),
                proposal.objectives(),
                Order.TICKET);
    }

    static LayerGraph layer(String name) {
        return Catalogue.find(name).orElseThrow().graph().withGroups(4);
    }

    /** The same function as another graph: the output negated twice. */
    static LayerGraph twin(LayerGraph graph) {
        List<Node> nodes = new ArrayList<>(graph.nodes());
        nodes.add(Node.of(Op.NEG, nodes.size() - 1));
        nodes.add(Node.of(Op.NEG, nodes.size() - 1));
        return new LayerGraph(nodes, graph.groups());
    }

    /** A constant: x·0. */
    static LayerGraph dead() {
        List<Node> nodes = new ArrayList<>(LayerGraph.INITIAL);
        nodes.add(Node.of(Op.MUL, 0, 1));
        return new LayerGraph(nodes);
    }
}
