package dev.evonorm.training.fuse;

import org.tensorflow.proto.NodeDef;

import java.util.Set;

/**
 * Which operations compute each number of their output from the numbers in the same place of their inputs, and give in a loop what
 * TensorFlow's kernels give, what is not finite included. Each alone does: of several, XLA may regroup products, quotients and
 * exponentials, so that what overflows on the way may differ.
 *
 * <p>XLA's maximum and minimum lose a NaN, its gradients of roots make one of 0 / 0 where the kernels make 0, and it takes a product
 * with a mask that was cast for a choice, which loses a NaN too; so these stay operations. The gradient of relu passes nothing below
 * 0, be it NaN.
 */
final class ElementWise {
    private static final Set<String> TYPES = Set.of(
            "Abs",
            "AddN",
            "AddV2",
            "Equal",
            "Exp",
            "Greater",
            "GreaterEqual",
            "Less",
            "LessEqual",
            "Log",
            "Mul",
            "Neg",
            "OnesLike",
            "RealDiv",
            "Reciprocal",
            "Relu",
            "ReluGrad",
            "Rsqrt",
            "SelectV2",
            "Sigmoid",
            "SigmoidGrad",
            "Sign",
            "Sqrt",
            "Square",
            "SquaredDifference",
            "Sub",
            "Tanh",
            "TanhGrad",
            "ZerosLike");

    private ElementWise() {}

    static Set<String> types() {
        return TYPES;
    }

    static boolean is(NodeDef node) {
        return TYPES.contains(node.getOp());
    }
}
