package dev.evonorm.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The three architectures on which every layer is judged (paper, section 4), cheapest first at tiny scale. */
public enum Anchor {
    /** Pre-activation ResNet-50 (v2). */
    RESNET50,
    /** MobileNetV2. */
    MOBILENETV2,
    /** EfficientNet-B0. */
    EFFICIENTNETB0;

    /** The name in settings, events and on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The anchor of that {@link #id}, if there is one. */
    public static Optional<Anchor> byId(String id) {
        return Arrays.stream(values()).filter(anchor -> anchor.id().equals(id)).findFirst();
    }

    /** All ids, in order. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Anchor::id).toList();
    }
}
