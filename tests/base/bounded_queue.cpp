#include "base/bounded_queue.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace syna;

TEST_CASE("A full queue makes the writer wait, and every item arrives once, in order")
{
    BoundedQueue<int> queue(2);
    std::atomic<int> pushed { 0 };
    std::thread writer([&] {
        for (int i = 0; i < 1000; ++i) {
            queue.push(i);
            ++pushed;
        }
        queue.close();
    });
    int expected = 0;
    while (auto const item = queue.pop()) {
        REQUIRE(*item == expected++);
        REQUIRE(queue.size() <= 2);
    }
    writer.join();
    CHECK(expected == 1000);
    CHECK(pushed == 1000);
}

TEST_CASE("A closed queue refuses what is pushed and gives what is left")
{
    BoundedQueue<int> queue(4);
    REQUIRE(queue.push(1));
    queue.close();
    CHECK_FALSE(queue.push(2));
    CHECK(queue.pop() == 1);
    CHECK_FALSE(queue.pop());
}

TEST_CASE("close() wakes a writer that waits for room")
{
    BoundedQueue<int> queue(1);
    REQUIRE(queue.push(1));
    bool taken = true;
    std::thread writer([&] { taken = queue.push(2); });
    queue.close();
    writer.join();
    CHECK_FALSE(taken);
}
