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
            default: return std::fmod(x, y);
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
    template <typename T, typename R> double error(T ours, R exact)
    {
        const double wrong = std::numeric_limits<double>::infinity();
        if (std::isnan(exact) || std::isnan(ours))
        {
            return std::isnan(exact) && std::isnan(ours) ? 0 : wrong;
        }

        if (std::signbit(ours) != std::signbit(exact))
        {
            return wrong;
        }

        if (std::isinf(exact))
        {
            return std::isinf(ours) ? 0 : wrong;
        }

        int exponent = exponent_of(exact);
        exponent = exponent > std::numeric_limits<T>::min_exponent ? exponent : std::numeric_limits<T>::min_exponent;

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
            double each = error<T, R>(ours[i], value<R>(function, R(x[i]), y ? R(y[i]) : R(0)));
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
