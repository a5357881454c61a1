package dev.evonorm.training;

import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.GraphBuilder;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import static dev.evonorm.training.Normalisation.CHANNELS;

/**
 * Where a graph takes a batch in.
 *
 * @param images [b, side, side, 3] in the graph's float type
 * @param labels int32 [b]
 * @param fedImages name of the placeholder of the images, float32
 * @param fedLabels and of that of the labels
 */
record BatchInput(Output<?> images, Output<?> labels, String fedImages, String fedLabels) {
    static BatchInput of(GraphBuilder graph, int size, int side) {
        Output<?> fed = graph.placeholder(DataType.DT_FLOAT, size, side, side, CHANNELS);
        Output<?> images = graph.floatType() == FloatType.FLOAT32
                ? fed
                : graph.op("Cast", fed, "DstT", graph.floatType().dataType());
        Output<?> labels = graph.placeholder(DataType.DT_INT32, size);
        return new BatchInput(images, labels, fed.op().name(), labels.op().name());
    }

    /** Copies the batch into tensors and feeds them to the runner; close them after the run. */
    Fed feed(Session.Runner runner, Batch batch) {
        TFloat32 pixels = TFloat32.tensorOf(
                Shape.of(batch.size(), batch.side(), batch.side(), CHANNELS),
                DataBuffers.of(batch.pixels(), false, false));
        TInt32 classes = TInt32.tensorOf(Shape.of(batch.size()), DataBuffers.of(batch.labels(), false, false));
        runner.feed(fedImages, pixels).feed(fedLabels, classes);
        return new Fed(pixels, classes);
    }

    /** The tensors of one run. */
    record Fed(TFloat32 pixels, TInt32 classes) implements AutoCloseable {
        @Override
        public void close() {
            pixels.close();
            classes.close();
        }
    }
}
