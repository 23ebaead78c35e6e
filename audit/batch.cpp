#include "audit/batch.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace syna::audit {

static AuditedInput audit_one(InputReader& reader, Input const& input, RuleSet const& rules, AuditOptions const& options)
{
    AuditedInput audited;
    audited.input = input;
    audited.url = input.url;
    try {
        auto page = reader.read(input);
        if (!page) {
            audited.error = page.error();
            return audited;
        }
        audited.url = page->url();
        audited.audit = audit_page(*page, rules, options);
    } catch (std::exception const& exception) {
        audited.error = Error { ErrorKind::internal, input.name + ": could not be audited: " + exception.what() };
    }
    return audited;
}

void audit_inputs(std::vector<Input> const& inputs, RuleSet const& rules, AuditOptions const& options, crawler::FetchOptions const& fetch,
    int threads, std::atomic<bool> const& stop, std::function<bool(AuditedInput)> const& give)
{
    // Finished pages wait here for their turn; workers run at most `window` ahead of it.
    std::mutex mutex;
    std::condition_variable finished, room;
    std::map<std::size_t, AuditedInput> waiting; // Guarded by mutex.
    std::size_t next = 0, turn = 0;              // Guarded by mutex.
    bool enough = false;                         // Guarded by mutex.
    auto const window = static_cast<std::size_t>(threads) * 16;

    auto const work = [&] {
        InputReader reader(fetch);
        while (true) {
            std::size_t mine = 0;
            {
                std::unique_lock lock(mutex);
                room.wait(lock, [&] { return next >= inputs.size() || next < turn + window || stop || enough; });
                if (next >= inputs.size() || stop || enough)
                    break;
                mine = next++;
            }
            auto audited = audit_one(reader, inputs[mine], rules, options);
            {
                std::lock_guard const lock(mutex);
                waiting.emplace(mine, std::move(audited));
            }
            finished.notify_one();
        }
        finished.notify_one();
    };

    std::vector<std::thread> workers;
    auto const count = std::min<std::size_t>(static_cast<std::size_t>(std::max(threads, 1)), std::max<std::size_t>(inputs.size(), 1));
    for (std::size_t i = 0; i < count; ++i)
        workers.emplace_back(work);

    while (true) {
        std::unique_lock lock(mutex);
        finished.wait_for(lock, std::chrono::milliseconds(200), [&] { return turn >= inputs.size() || waiting.contains(turn) || stop; });
        if (turn >= inputs.size() || (stop && !waiting.contains(turn)))
            break;
        auto const found = waiting.find(turn);
        if (found == waiting.end())
            continue;
        auto audited = std::move(found->second);
        waiting.erase(found);
        ++turn;
        lock.unlock();
        room.notify_all();
        if (!give(std::move(audited))) {
            std::lock_guard const ended(mutex);
            enough = true;
            break;
        }
    }
    room.notify_all();
    for (auto& worker : workers)
        worker.join();
}

} // namespace syna::audit
