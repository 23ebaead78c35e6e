#pragma once
// A first-in first-out queue between threads that holds at most `capacity` items, so that a slow reader slows the
// writer down instead of filling memory. Any number of threads may push and pop. close() wakes everyone: pushes are
// then refused, pops give what is left and then nothing.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace syna {

template<typename T>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t capacity)
        : capacity_(capacity)
    {
    }

    // Waits for room. False, and the item is dropped, when the queue has been closed.
    bool push(T item)
    {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [this] { return closed_ || items_.size() < capacity_; });
        if (closed_)
            return false;
        items_.push_back(std::move(item));
        lock.unlock();
        filled_.notify_one();
        return true;
    }

    // Waits for an item. Nothing when the queue is closed and empty.
    std::optional<T> pop()
    {
        std::unique_lock lock(mutex_);
        filled_.wait(lock, [this] { return closed_ || !items_.empty(); });
        return take(lock);
    }

    // An item if there is one now.
    std::optional<T> try_pop()
    {
        std::unique_lock lock(mutex_);
        return take(lock);
    }

    void close()
    {
        {
            std::lock_guard lock(mutex_);
            closed_ = true;
        }
        room_.notify_all();
        filled_.notify_all();
    }

    bool full() const
    {
        std::lock_guard lock(mutex_);
        return items_.size() >= capacity_;
    }

    std::size_t size() const
    {
        std::lock_guard lock(mutex_);
        return items_.size();
    }

private:
    std::optional<T> take(std::unique_lock<std::mutex>& lock)
    {
        if (items_.empty())
            return std::nullopt;
        std::optional<T> item(std::move(items_.front()));
        items_.pop_front();
        lock.unlock();
        room_.notify_one();
        return item;
    }

    std::size_t const capacity_;
    mutable std::mutex mutex_;
    std::condition_variable room_;   // There is room, or the queue is closed.
    std::condition_variable filled_; // There is an item, or the queue is closed.
    std::deque<T> items_;            // Guarded by mutex_.
    bool closed_ = false;            // Guarded by mutex_.
};

} // namespace syna
