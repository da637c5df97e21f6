// The functions of the C library against those of lanes: of floats in double, of doubles in long double, which has 64 bits of mantissa on x86.
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

namespace
{
    template <typename R> R sigmoid(R x)
    {
        R power = std::exp(-std::fabs(x));
        return (x < 0 ? power : R(1)) / (1 + power);
    }

    template <typename R> R softplus(R x)
    {
        R rest = std::log1p(std::exp(-std::fabs(x)));
        return x > 0 ? x + rest : rest;
    }

    template <typename R> R silu(R x)
    {
        return x == -std::numeric_limits<R>::infinity() ? R(-0.0) : x * sigmoid(x);
    }

    // p/(p + 2) with p = e^x·(e^x + 2) is tanh(softplus(x)); far out, it is 1.
    template <typename R> R mish(R x)
    {
        R power = std::exp(x < 100 ? x : R(100));
        R p = power * (power + 2);
        return x == -std::numeric_limits<R>::infinity() ? R(-0.0) : x * (p / (p + 2));
    }

    // x·erfc(-x/sqrt 2)/2, with what the argument lacks after its rounding: the complement's slope is steep.
    long double gelu(long double x)
    {
        const long double root = 0.70710678118654752440L, rootLow = 1.8950325588932571e-20L;
        if (std::isinf(x))
        {
            return x > 0 ? x : -0.0L;
        }

        long double z = -x * root;
        long double rest = std::fma(-x, root, -z) - x * rootLow;
        long double tail = std::erfc(z) - (std::fabs(z) < 200 ? 1.12837916709551257390L * std::exp(-z * z) * rest : 0);
        return x * (tail / 2);
    }

    double gelu(double x)
    {
        return double(gelu((long double)x));
    }

    // π·x for sin and cos, by the distance to the nearest integer.
    const long double pi = 3.14159265358979323846L;

    long double turn(long double x)
    {
        return pi * (x - std::nearbyint(x));
    }

    // Up to 40 by recurrence, beyond by the asymptotic series with Bernoulli's numbers (Abramowitz and Stegun, 6.3.5, 6.3.18, 6.4.6 and 6.4.12).
    long double digamma(long double x)
    {
        if (x == 0 || std::isinf(x))
        {
            return x > 0 ? x : x == 0 ? -1 / x : std::numeric_limits<long double>::quiet_NaN();
        }

        if (x < 0)
        {
            return x == std::floor(x) ? std::numeric_limits<long double>::quiet_NaN() : digamma(-x) - 1 / x + pi / std::tan(turn(-x));
        }

        long double sum = 0;
        for (; x < 40; x++)
        {
            sum -= 1 / x;
        }

        long double w = 1 / (x * x);
        long double rest = w * (1 / 12.0L - w * (1 / 120.0L - w * (1 / 252.0L - w * (1 / 240.0L - w * (1 / 132.0L - w * (691 / 32760.0L - w / 12))))));
        return sum + std::log(x) - (1 / (2 * x) + rest);
    }

    long double trigamma(long double x)
    {
        if (x == 0 || std::isinf(x))
        {
            return x == 0 ? std::numeric_limits<long double>::infinity() : x > 0 ? 0 : std::numeric_limits<long double>::quiet_NaN();
        }

        if (x < 0)
        {
            long double sine = std::sin(turn(-x));
            return x == std::floor(x) ? std::numeric_limits<long double>::infinity() : pi / sine * (pi / sine) - (trigamma(-x) - 1 / x / x);
        }

        long double sum = 0;
        for (; x < 40; x++)
        {
            sum += 1 / x / x;
        }

        long double w = 1 / (x * x);
        long double rest = 1 / 6.0L - w * (1 / 30.0L - w * (1 / 42.0L - w * (1 / 30.0L - w * (5 / 66.0L - w * (691 / 2730.0L - w * 7 / 6)))));
        return sum + (1 / x + w / 2 + w / x * rest);
    }

    // Where a function passes through 0 and the terms of its reflection do not, and where the reference does, its error is that of numbers about 1.
    bool is_about_one(int function, double x)
    {
        return function == 22 ? x < 0 : function == 23;
    }

    template <typename R> R value(int function, R x, R y)
    {
        switch (function)
        {
            case 0: return std::exp(x);
            case 1: return std::expm1(x);
            case 2: return std::log(x);
            case 3: return std::log1p(x);
            case 4: return sigmoid(x);
            case 5: return softplus(x);
            case 6: return std::tanh(x);
            case 7: return std::erf(x);
            case 8: return std::sin(x);
            case 9: return std::cos(x);
            case 10: return std::tan(x);
            case 11: return std::atanh(x);
            case 12: return std::atan(x);
            case 13: return std::acos(x);
            case 14: return std::asin(x);
            case 15: return std::cbrt(x);
            case 16: return std::pow(x, y);
            case 17: return std::atan2(x, y);
            case 18: return std::fmod(x, y);
            case 19: return gelu(x);
            case 20: return silu(x);
            case 21: return mish(x);
            case 22: return std::lgamma(x);
            case 23: return R(digamma((long double)x));
            default: return R(trigamma((long double)x));
        }
    }

    // The exponent e with |x| = m·2^e and m from ½ to 1; of what is not normal, one that is small enough. By bits for double, as the proof over all floats takes it 2³² times.
    int exponent_of(double x)
    {
        uint64_t bits;
        std::memcpy(&bits, &x, sizeof bits);
        return int(bits >> 52 & 0x7FF) - 1022;
    }

    int exponent_of(long double x)
    {
        int exponent;
        std::frexp(x, &exponent);
        return x == 0 ? std::numeric_limits<double>::min_exponent : exponent;
    }

    // x·2^n; for double, where 2^n is normal.
    double scaled(double x, int n)
    {
        uint64_t bits = uint64_t(1023 + n) << 52;
        double power;
        std::memcpy(&power, &bits, sizeof power);
        return x * power;
    }

    long double scaled(long double x, int n)
    {
        return std::ldexp(x, n);
    }

    // How far a number of type T is from the exact one, in the distance of neighbours of T there; infinite for a wrong NaN, infinity or sign.
    template <typename T, typename R> double error(T ours, R exact, bool isAboutOne)
    {
        const double wrong = std::numeric_limits<double>::infinity();
        if (std::isnan(exact) || std::isnan(ours))
        {
            return std::isnan(exact) && std::isnan(ours) ? 0 : wrong;
        }

        if (std::signbit(ours) != std::signbit(exact) && !(isAboutOne && std::fabs(exact) < 1))
        {
            return wrong;
        }

        if (std::isinf(exact))
        {
            return std::isinf(ours) ? 0 : wrong;
        }

        int exponent = exponent_of(exact);
        exponent = exponent > std::numeric_limits<T>::min_exponent ? exponent : std::numeric_limits<T>::min_exponent;
        exponent = isAboutOne && exponent < 1 ? 1 : exponent;

        // Infinity stands for the first power of two that is too great.
        R number = std::isinf(ours) ? std::copysign(std::ldexp(R(1), std::numeric_limits<T>::max_exponent), R(ours)) : R(ours);
        if (exponent > std::numeric_limits<T>::max_exponent)
        {
            return std::isinf(ours) ? 0 : wrong;
        }

        return double(std::fabs(scaled(number - exact, std::numeric_limits<T>::digits - exponent)));
    }

    template <typename T, typename R> void worst(int function, const T* x, const T* y, const T* ours, long count, double* most, long* at)
    {
        *most = -1;
        *at = 0;
        for (long i = 0; i < count; i++)
        {
            double each = error<T, R>(ours[i], value<R>(function, R(x[i]), y ? R(y[i]) : R(0)), sizeof(T) == sizeof(double) && is_about_one(function, double(x[i])));
            if (each > *most)
            {
                *most = each;
                *at = i;
            }
        }
    }
}

extern "C" void worst_single(int function, const float* x, const float* y, const float* ours, long count, double* most, long* at)
{
    worst<float, double>(function, x, y, ours, count, most, at);
}

extern "C" void worst_double(int function, const double* x, const double* y, const double* ours, long count, double* most, long* at)
{
    worst<double, long double>(function, x, y, ours, count, most, at);
}
