package dev.evonorm.cli;

import dev.evonorm.cli.refusal.Nearest;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.training.Anchor;
import picocli.CommandLine.ITypeConverter;

import java.util.List;
import java.util.Locale;

/** Reads the name of an anchor; people write {@code efficientnet-b0} too. */
final class AnchorName implements ITypeConverter<Anchor> {
    @Override
    public Anchor convert(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
        List<String> known = Anchor.ids();
        return Anchor.byId(plain)
                .orElseThrow(() -> Refusal.wrongUse(
                        "unknown anchor '%s'%s; known are %s",
                        text, Nearest.suggestion(text, known, 1), String.join(", ", known)));
    }
}
