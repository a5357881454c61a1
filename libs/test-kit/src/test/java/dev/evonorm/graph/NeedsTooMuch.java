package dev.evonorm.graph;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.Random;

/** Breaks the rules of the search space: a library, own randomness, state, output, and open to inheritance. */
public class NeedsTooMuch {
    static int count = new Random().nextInt();

    ObjectMapper mapper() {
        System.out.println("made " + ++count);
        return new ObjectMapper();
    }
}
