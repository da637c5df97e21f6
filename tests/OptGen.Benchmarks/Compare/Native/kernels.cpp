// What the machine can do at most: plain streams over memory, and AdamW by hand. Compiled when the comparison runs.
#include <immintrin.h>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

#ifndef __AVX512F__
#error "These kernels need AVX-512."
#endif

namespace {

constexpr int max_streams = 6;
constexpr int gradient = 1;

struct tensor {
    float* streams[max_streams];
    int64_t length;
};

struct piece {
    const tensor* of;
    int64_t from, to;
};

struct constants {
    float values[8];
};

// The lanes that hold the elements that are left.
__mmask16 mask_of(int64_t left) {
    return left >= 16 ? 0xFFFF : (__mmask16)((1u << left) - 1);
}

// Every tensor is read and, but for the gradient, written back; the factor is too small to change a value.
template <int Streams>
void stream_piece(const piece& p, const constants&) {
    const __m512 tiny = _mm512_set1_ps(1e-30f);
    float* s[Streams];
    std::copy_n(p.of->streams, Streams, s);
    const int64_t end = p.to;
    int64_t i = p.from;
    for (; i + 32 <= end; i += 32) {
        __m512 g0 = _mm512_loadu_ps(s[gradient] + i), g1 = _mm512_loadu_ps(s[gradient] + i + 16);
#pragma GCC unroll 8
        for (int k = 0; k < Streams; k++) {
            if (k == gradient) continue;
            __m512 x0 = _mm512_fmadd_ps(tiny, g0, _mm512_loadu_ps(s[k] + i));
            __m512 x1 = _mm512_fmadd_ps(tiny, g1, _mm512_loadu_ps(s[k] + i + 16));
            _mm512_storeu_ps(s[k] + i, x0);
            _mm512_storeu_ps(s[k] + i + 16, x1);
        }
    }
    for (; i < end; i += 16) {
        const __mmask16 mask = mask_of(end - i);
        const __m512 g = _mm512_maskz_loadu_ps(mask, s[gradient] + i);
#pragma GCC unroll 8
        for (int k = 0; k < Streams; k++) {
            if (k == gradient) continue;
            _mm512_mask_storeu_ps(s[k] + i, mask, _mm512_fmadd_ps(tiny, g, _mm512_maskz_loadu_ps(mask, s[k] + i)));
        }
    }
}

// The same where states take fewer bytes: weights and gradient as they are, two states of some bytes each.
template <int Bytes>
void narrow_piece(const piece& p, const constants&) {
    const __m512 tiny = _mm512_set1_ps(1e-30f);
    __m512i nothing = _mm512_setzero_si512();
    asm volatile("" : "+v"(nothing));
    float *w = p.of->streams[0], *g = p.of->streams[gradient];
    char *m = (char*)p.of->streams[2], *v = (char*)p.of->streams[3];
    const int64_t end = p.to / 64 * 64;
    for (int64_t i = (p.from + 63) / 64 * 64; i < end; i += 64) {
        for (int k = 0; k < 64; k += 16) _mm512_storeu_ps(w + i + k, _mm512_fmadd_ps(tiny, _mm512_loadu_ps(g + i + k), _mm512_loadu_ps(w + i + k)));
        for (int k = 0; k < Bytes; k++) {
            char *at_m = m + i * Bytes + 64 * k, *at_v = v + i * Bytes + 64 * k;
            _mm512_storeu_si512(at_m, _mm512_add_epi8(_mm512_loadu_si512(at_m), nothing));
            _mm512_storeu_si512(at_v, _mm512_add_epi8(_mm512_loadu_si512(at_v), nothing));
        }
    }
}

// A step of training: the gradient is read for its norm, then all is read and written, the gradient too.
void norm_piece(const piece& p, const constants&) {
    const float* g = p.of->streams[gradient];
    __m512 a = _mm512_setzero_ps(), b = a;
    int64_t i = p.from;
    for (; i + 32 <= p.to; i += 32) {
        a = _mm512_add_ps(a, _mm512_loadu_ps(g + i));
        b = _mm512_add_ps(b, _mm512_loadu_ps(g + i + 16));
    }
    for (; i < p.to; i += 16) a = _mm512_add_ps(a, _mm512_maskz_loadu_ps(mask_of(p.to - i), g + i));
    a = _mm512_add_ps(a, b);
    asm volatile("" ::"v"(a));
}

void training_piece(const piece& p, const constants& c) {
    stream_piece<5>(p, c);
    float* g = p.of->streams[gradient];
    for (int64_t i = p.from; i < p.to; i += 16) _mm512_mask_storeu_ps(g + i, mask_of(p.to - i), _mm512_setzero_ps());
}

// One square root and one division for each element, without memory: what the unit for these takes.
void roots_piece(const piece& p, const constants&) {
    __m512 x = _mm512_set1_ps(1.7f), y = _mm512_set1_ps(0.3f);
    for (int64_t i = p.from; i < p.to; i += 16) {
        asm volatile("" : "+v"(x), "+v"(y));
        const __m512 root = _mm512_sqrt_ps(x), quotient = _mm512_div_ps(y, x);
        asm volatile("" ::"v"(root), "v"(quotient));
    }
}

// lr, weight decay, beta1, beta2, epsilon; returns what the loop needs of them at step t.
constants adamw_constants(const double* h, double t) {
    const double lr = h[0], decay = h[1], beta1 = h[2], beta2 = h[3], epsilon = h[4];
    return {{(float)(1 - lr * decay), (float)beta1, (float)(1 - beta1), (float)beta2, (float)(1 - beta2),
             (float)(lr / (1 - std::pow(beta1, t))), (float)(1 / std::sqrt(1 - std::pow(beta2, t))), (float)epsilon}};
}

void adamw_piece(const piece& p, const constants& c) {
    __m512 k[8];
    for (int j = 0; j < 8; j++) k[j] = _mm512_set1_ps(c.values[j]);
    const int64_t end = p.to;
    float *w = p.of->streams[0], *g = p.of->streams[1], *m = p.of->streams[2], *v = p.of->streams[3];
    auto update = [&](__m512& w_, __m512 g_, __m512& m_, __m512& v_) {
        m_ = _mm512_fmadd_ps(k[1], m_, _mm512_mul_ps(k[2], g_));
        v_ = _mm512_fmadd_ps(k[3], v_, _mm512_mul_ps(_mm512_mul_ps(k[4], g_), g_));
        __m512 q = _mm512_div_ps(m_, _mm512_fmadd_ps(_mm512_sqrt_ps(v_), k[6], k[7]));
        w_ = _mm512_fnmadd_ps(k[5], q, _mm512_mul_ps(w_, k[0]));
    };
    int64_t i = p.from;
    for (; i + 32 <= end; i += 32) {
        __m512 w0 = _mm512_loadu_ps(w + i), w1 = _mm512_loadu_ps(w + i + 16);
        __m512 m0 = _mm512_loadu_ps(m + i), m1 = _mm512_loadu_ps(m + i + 16);
        __m512 v0 = _mm512_loadu_ps(v + i), v1 = _mm512_loadu_ps(v + i + 16);
        update(w0, _mm512_loadu_ps(g + i), m0, v0);
        update(w1, _mm512_loadu_ps(g + i + 16), m1, v1);
        _mm512_storeu_ps(m + i, m0), _mm512_storeu_ps(m + i + 16, m1);
        _mm512_storeu_ps(v + i, v0), _mm512_storeu_ps(v + i + 16, v1);
        _mm512_storeu_ps(w + i, w0), _mm512_storeu_ps(w + i + 16, w1);
    }
    for (; i < end; i += 16) {
        const __mmask16 mask = mask_of(end - i);
        __m512 w_ = _mm512_maskz_loadu_ps(mask, w + i), m_ = _mm512_maskz_loadu_ps(mask, m + i), v_ = _mm512_maskz_loadu_ps(mask, v + i);
        update(w_, _mm512_maskz_loadu_ps(mask, g + i), m_, v_);
        _mm512_mask_storeu_ps(m + i, mask, m_);
        _mm512_mask_storeu_ps(v + i, mask, v_);
        _mm512_mask_storeu_ps(w + i, mask, w_);
    }
}

using kernel = void (*)(const piece&, const constants&);

// Pieces of about equal work in batches, which threads claim one by one: one that the system holds up delays no more than its batch. A helper
// spins for a while, so that steps that follow each other find it awake, then sleeps, so that it disturbs nobody else.
class plan {
public:
    plan(float** streams, const int64_t* lengths, int count, int threads) {
        int64_t total = 0;
        tensors_.resize(count);
        for (int i = 0; i < count; i++) {
            std::copy_n(streams + (int64_t)i * max_streams, max_streams, tensors_[i].streams);
            total += tensors_[i].length = lengths[i];
        }
        if (total < smallest_shared) threads = 1;
        cut(threads == 1 ? total : std::max<int64_t>(16, total / (threads * batches_for_each) / 16 * 16));
        for (int i = 1; i < threads; i++) helpers_.emplace_back([this] { help(); });
    }

    ~plan() {
        stop_ = true;
        publish(++turn_);
        for (std::thread& h : helpers_) h.join();
    }

    void run(kernel k, const constants& c) {
        kernel_ = k;
        constants_ = c;
        if (helpers_.empty()) {
            for (const piece& x : pieces_) k(x, c);
            return;
        }
        finished_.store(0, std::memory_order_relaxed);
        publish(++turn_);
        work(turn_);
        while (finished_.load(std::memory_order_acquire) < (int)batches_.size()) _mm_pause();
    }

    int64_t steps = 0;

private:
    static constexpr int64_t smallest_shared = 8192;
    static constexpr int batches_for_each = 4;
    static constexpr int spins = 5000;

    struct batch {
        size_t first, end;
    };

    void cut(int64_t elements) {
        int64_t filled = 0;
        size_t first = 0;
        for (const tensor& t : tensors_)
            for (int64_t from = 0; from < t.length;) {
                const int64_t to = std::min(t.length, from + std::max<int64_t>(16, (elements - filled) / 16 * 16));
                pieces_.push_back({&t, from, to});
                filled += to - from;
                from = to;
                if (filled + 16 > elements) {
                    batches_.push_back({first, pieces_.size()});
                    first = pieces_.size();
                    filled = 0;
                }
            }
        if (first < pieces_.size()) batches_.push_back({first, pieces_.size()});
    }

    // The turn is in the upper half, the next batch in the lower: who comes late to a turn claims nothing of the one after it.
    void publish(uint64_t turn) {
        next_.store(turn << 32, std::memory_order_seq_cst);
        if (asleep_.load(std::memory_order_seq_cst) > 0) {
            std::lock_guard<std::mutex> lock(mutex_);
            wake_.notify_all();
        }
    }

    uint64_t turn() const { return next_.load(std::memory_order_seq_cst) >> 32; }

    void work(uint64_t turn) {
        uint64_t next = next_.load(std::memory_order_acquire);
        while (next >> 32 == turn && (uint32_t)next < batches_.size()) {
            if (!next_.compare_exchange_weak(next, next + 1, std::memory_order_acq_rel)) continue;
            const batch& b = batches_[(uint32_t)next];
            for (size_t i = b.first; i < b.end; i++) kernel_(pieces_[i], constants_);
            finished_.fetch_add(1, std::memory_order_acq_rel);
            next = next_.load(std::memory_order_acquire);
        }
    }

    void help() {
        for (uint64_t seen = 0; !stop_;) {
            for (int i = 0; i < spins && turn() == seen; i++) _mm_pause();
            if (turn() == seen) {
                std::unique_lock<std::mutex> lock(mutex_);
                asleep_.fetch_add(1, std::memory_order_seq_cst);
                wake_.wait(lock, [&] { return turn() != seen; });
                asleep_.fetch_sub(1, std::memory_order_seq_cst);
            }
            seen = turn();
            if (!stop_) work(seen);
        }
    }

    std::vector<tensor> tensors_;
    std::vector<piece> pieces_;
    std::vector<batch> batches_;
    std::vector<std::thread> helpers_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::atomic<int> asleep_{0};
    std::atomic<bool> stop_{false};
    kernel kernel_ = nullptr;
    constants constants_{};
    uint64_t turn_ = 0;
    alignas(64) std::atomic<uint64_t> next_{0};
    alignas(64) std::atomic<int> finished_{0};
};

}  // namespace

extern "C" {

// The streams of all tensors one after the other, max_streams each.
void* plan_create(float** streams, const int64_t* lengths, int count, int threads) {
    return new plan(streams, lengths, count, threads);
}

void plan_free(void* handle) {
    delete static_cast<plan*>(handle);
}

void run_stream(void* handle, int streams, int steps) {
    static constexpr kernel kernels[] = {stream_piece<2>, stream_piece<3>, stream_piece<4>, stream_piece<5>, stream_piece<6>};
    for (int i = 0; i < steps; i++) static_cast<plan*>(handle)->run(kernels[streams - 2], {});
}

void run_narrow(void* handle, int bytes, int steps) {
    for (int i = 0; i < steps; i++) static_cast<plan*>(handle)->run(bytes == 1 ? narrow_piece<1> : narrow_piece<2>, {});
}

void run_training(void* handle, int steps) {
    for (int i = 0; i < steps; i++) {
        static_cast<plan*>(handle)->run(norm_piece, {});
        static_cast<plan*>(handle)->run(training_piece, {});
    }
}

void run_roots(void* handle, int steps) {
    for (int i = 0; i < steps; i++) static_cast<plan*>(handle)->run(roots_piece, {});
}

void run_adamw(void* handle, const double* hyperparameters, int steps) {
    plan& p = *static_cast<plan*>(handle);
    for (int i = 0; i < steps; i++) p.run(adamw_piece, adamw_constants(hyperparameters, (double)++p.steps));
}

}
