package dev.evonorm.training.ops;

import org.tensorflow.proto.DataType;

/** The precision in which a graph computes: single for training, double for checks against the interpreter. */
public enum FloatType {
    FLOAT32(DataType.DT_FLOAT),
    FLOAT64(DataType.DT_DOUBLE);

    private final DataType dataType;

    FloatType(DataType dataType) {
        this.dataType = dataType;
    }

    /** The attribute value that TensorFlow's ops take. */
    public DataType dataType() {
        return dataType;
    }
}
