package dev.evonorm.training;

import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.proto.RewriterConfig;

import java.util.List;

/** Opens TensorFlow sessions with the settings that make runs repeatable and cheap. */
final class Sessions {
    private Sessions() {}

    /**
     * A session in which the initialisers have run.
     *
     * <p>Grappler is off: it would triple the first run and change the bits, for no gain. Threads between operations are the
     * session's own; those inside operations are the process's, as many as its first session asked for. TensorFlow's
     * threads flush denormals to zero, and with threads of its own a session never computes on the caller's.
     *
     * @param initialisers of this graph, or of another one with the same names
     * @return the caller closes it, before the graph
     */
    static Session open(Graph graph, int threads, List<? extends Operation> initialisers) {
        ConfigProto config = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(threads)
                .setUsePerSessionThreads(true)
                .setGraphOptions(GraphOptions.newBuilder()
                        .setOptimizerOptions(OptimizerOptions.newBuilder().setOptLevel(OptimizerOptions.Level.L0))
                        .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)))
                .build();
        Session session = new Session(graph, config);
        try {
            Session.Runner runner = session.runner();
            initialisers.forEach(initialiser -> runner.addTarget(initialiser.name()));
            runner.run().close();
            return session;
        } catch (RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }
}
