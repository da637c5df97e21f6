// What the machine can do at most: plain streams over memory, and AdamW by hand. Compiled when the comparison runs.
#include <immintrin.h>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <cstdint>
#include <functional>
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

// A helper thread spins for a while, so that steps that follow each other find it awake, then sleeps, so that it disturbs nobody else.
class helper {
public:
    helper() : thread_([this] { loop(); }) {}

    ~helper() {
        start([this] { stop_ = true; });
        thread_.join();
    }

    void start(std::function<void()> work) {
        work_ = std::move(work);
        done_.store(false, std::memory_order_relaxed);
        turn_.fetch_add(1, std::memory_order_release);
        if (asleep_.load(std::memory_order_seq_cst)) {
            std::lock_guard<std::mutex> lock(mutex_);
            wake_.notify_one();
        }
    }

    void join() {
        while (!done_.load(std::memory_order_acquire)) _mm_pause();
    }

private:
    void loop() {
        uint64_t seen = 0;
        while (!stop_) {
            for (int i = 0; i < 5000 && turn_.load(std::memory_order_acquire) == seen; i++) _mm_pause();
            if (turn_.load(std::memory_order_acquire) == seen) {
                std::unique_lock<std::mutex> lock(mutex_);
                asleep_.store(true, std::memory_order_seq_cst);
                wake_.wait(lock, [&] { return turn_.load(std::memory_order_seq_cst) != seen; });
                asleep_.store(false, std::memory_order_relaxed);
            }
            seen = turn_.load(std::memory_order_acquire);
            work_();
            done_.store(true, std::memory_order_release);
        }
    }

    std::atomic<uint64_t> turn_{0};
    std::atomic<bool> done_{true}, asleep_{false};
    bool stop_ = false;
    std::function<void()> work_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::thread thread_;
};

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

struct plan {
    std::vector<tensor> tensors;
    std::vector<std::vector<piece>> shares;
    std::vector<helper*> helpers;
    int64_t steps = 0;
};

template <typename Kernel>
void run(plan& p, Kernel kernel, const constants& c) {
    auto share = [&](size_t index) {
        for (const piece& x : p.shares[index]) kernel(x, c);
    };
    for (size_t i = 0; i < p.helpers.size(); i++) p.helpers[i]->start([&share, i] { share(i + 1); });
    share(0);
    for (helper* h : p.helpers) h->join();
}

}  // namespace

extern "C" {

// The streams of all tensors one after the other, max_streams each. Each thread gets an equal share, cut at a multiple of 16 elements.
void* plan_create(float** streams, const int64_t* lengths, int count, int threads) {
    plan* p = new plan;
    int64_t total = 0;
    for (int i = 0; i < count; i++) {
        tensor t;
        for (int k = 0; k < max_streams; k++) t.streams[k] = streams[i * max_streams + k];
        t.length = lengths[i];
        total += t.length;
        p->tensors.push_back(t);
    }
    p->shares.resize(threads);
    int64_t before = 0;
    for (const tensor& t : p->tensors) {
        int64_t from = 0;
        for (int s = 0; s < threads; s++) {
            int64_t cut = total * (s + 1) / threads - before;
            int64_t to = s == threads - 1 ? t.length : std::min(t.length, std::max<int64_t>(from, cut / 16 * 16));
            if (to > from) p->shares[s].push_back({&t, from, to});
            from = to;
        }
        before += t.length;
    }
    for (int s = 1; s < threads; s++) p->helpers.push_back(new helper);
    return p;
}

void plan_free(void* handle) {
    plan* p = static_cast<plan*>(handle);
    for (helper* h : p->helpers) delete h;
    delete p;
}

void run_stream(void* handle, int streams, int steps) {
    plan& p = *static_cast<plan*>(handle);
    for (int i = 0; i < steps; i++) {
        switch (streams) {
            case 2: run(p, stream_piece<2>, {}); break;
            case 3: run(p, stream_piece<3>, {}); break;
            case 4: run(p, stream_piece<4>, {}); break;
            case 5: run(p, stream_piece<5>, {}); break;
            default: run(p, stream_piece<6>, {}); break;
        }
    }
}

void run_adamw(void* handle, const double* hyperparameters, int steps) {
    plan& p = *static_cast<plan*>(handle);
    for (int i = 0; i < steps; i++) run(p, adamw_piece, adamw_constants(hyperparameters, (double)++p.steps));
}

}
