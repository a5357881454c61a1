package dev.evonorm.graph.interpreter;

import dev.evonorm.graph.Op;

/**
 * Values and derivatives of the element-wise ops. Where a derivative jumps: |x|, log and sqrt have 0 at x = 0; max gives
 * the whole gradient to its first input at a tie.
 *
 * @param epsilon stands in log and sqrt
 */
record Elementwise(double epsilon) {
    Tensor unary(Op op, Tensor x) {
        return switch (op) {
            case NEG -> x.map(a -> -a);
            case SIGMOID -> x.map(a -> 1 / (1 + Math.exp(-a)));
            case TANH -> x.map(Math::tanh);
            case EXP -> x.map(Math::exp);
            case LOG -> x.map(a -> Math.signum(a) * Math.log(Math.abs(a) + epsilon));
            case ABS -> x.map(Math::abs);
            case SQUARE -> x.map(a -> a * a);
            case SQRT -> x.map(a -> Math.signum(a) * Math.sqrt(Math.abs(a) + epsilon));
            default -> throw new IllegalArgumentException(op + " is no unary op");
        };
    }

    Tensor binary(Op op, Tensor x, Tensor y) {
        return switch (op) {
            case ADD -> x.plus(y);
            case MUL -> x.times(y);
            case DIV -> x.zip(y, (a, b) -> a / b);
            case MAX -> x.zip(y, Math::max);
            default -> throw new IllegalArgumentException(op + " is no binary op");
        };
    }

    /** The gradient with respect to x, given that with respect to z = op(x). */
    Tensor unaryGradient(Op op, Tensor x, Tensor z, Tensor dz) {
        return switch (op) {
            case NEG -> dz.map(g -> -g);
            case SIGMOID -> dz.zip(z, (g, s) -> g * s * (1 - s));
            case TANH -> dz.zip(z, (g, t) -> g * (1 - t * t));
            case EXP -> dz.times(z);
            case LOG -> dz.zip(x, (g, a) -> a == 0 ? 0 : g / (Math.abs(a) + epsilon));
            case ABS -> dz.zip(x, (g, a) -> g * Math.signum(a));
            case SQUARE -> dz.zip(x, (g, a) -> 2 * g * a);
            case SQRT -> dz.zip(x, (g, a) -> a == 0 ? 0 : g / (2 * Math.sqrt(Math.abs(a) + epsilon)));
            default -> throw new IllegalArgumentException(op + " is no unary op");
        };
    }

    /** The gradients with respect to x and y, in their shapes, given that with respect to z = op(x, y). */
    Tensor[] binaryGradients(Op op, Tensor x, Tensor y, Tensor z, Tensor dz) {
        Tensor dx =
                switch (op) {
                    case ADD -> dz;
                    case MUL -> dz.times(y);
                    case DIV -> dz.zip(y, (g, b) -> g / b);
                    case MAX -> dz.zip(firstWins(x, y), (g, first) -> first == 1 ? g : 0);
                    default -> throw new IllegalArgumentException(op + " is no binary op");
                };
        Tensor dy =
                switch (op) {
                    case ADD -> dz;
                    case MUL -> dz.times(x);
                    case DIV -> dx.zip(z, (g, quotient) -> -g * quotient);
                    case MAX -> dz.zip(firstWins(x, y), (g, first) -> first == 1 ? 0 : g);
                    default -> throw new IllegalArgumentException(op + " is no binary op");
                };
        return new Tensor[] {dx.sumTo(x.shape()), dy.sumTo(y.shape())};
    }

    private static Tensor firstWins(Tensor x, Tensor y) {
        return x.zip(y, (a, b) -> a >= b ? 1 : 0);
    }
}
