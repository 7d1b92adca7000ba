package dev.evenkeel.testkit.halt;

/** A program that counts to ten and says goodbye, if it gets so far. */
final class Counter {
    private Counter() {}

    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("goodbye")));
        for (int number = 1; number <= 10; number++) {
            say(number);
        }
    }

    private static void say(int number) {
        System.out.println(number % 2 == 0 ? "even " + number : "odd " + number);
    }
}
