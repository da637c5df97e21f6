namespace OptGen.Models;

/// <summary>A recurrent layer: each place along <c>T</c> sees its input and what the layer made of the place before it.</summary>
/// <remarks>
/// Elman, "Finding structure in time", 1990. It begins with zeros. In a file, it lies as PyTorch's <c>RNN</c> of one layer: <c>weight_ih_l0</c>, <c>weight_hh_l0</c>, <c>bias_ih_l0</c> and <c>bias_hh_l0</c>.
/// </remarks>
/// <param name="n">How many outputs it has.</param>
/// <param name="last">Whether the result is the last place's alone, without the axis <c>T</c>.</param>
[Model("""
    x[.., T, k]; W[k, n] ~ uniform(-1/√n, 1/√n); U[n, n] ~ uniform(-1/√n, 1/√n); b[n] ~ uniform(-1/√n, 1/√n); c[n] ~ uniform(-1/√n, 1/√n)
    h = 0
    for s in T { h = tanh((x[s] @ W + b) + (h @ U + c)); o[s] = h }           // [.., T, n]
    last ? h : o
    """)]
public partial class RNN(int n, bool last = false);

/// <summary>A recurrent layer with gates, which say how much of what it made of the place before is read, and how much is kept.</summary>
/// <remarks>
/// Cho et al., "Learning phrase representations using RNN encoder-decoder for statistical machine translation", 2014, with the gate <c>r</c> behind the product, as in PyTorch. It begins with zeros. In a file, it
/// lies as PyTorch's <c>GRU</c> of one layer: <c>weight_ih_l0</c>, <c>weight_hh_l0</c>, <c>bias_ih_l0</c> and <c>bias_hh_l0</c>, each with the parts of <c>r</c>, <c>z</c> and <c>n</c>.
/// </remarks>
/// <param name="n">How many outputs it has.</param>
/// <param name="last">Whether the result is the last place's alone, without the axis <c>T</c>.</param>
[Model("""
    x[.., T, k]
    Wr[k, n] ~ uniform(-1/√n, 1/√n); Wz[k, n] ~ uniform(-1/√n, 1/√n); Wn[k, n] ~ uniform(-1/√n, 1/√n)
    Ur[n, n] ~ uniform(-1/√n, 1/√n); Uz[n, n] ~ uniform(-1/√n, 1/√n); Un[n, n] ~ uniform(-1/√n, 1/√n)
    br[n] ~ uniform(-1/√n, 1/√n); bz[n] ~ uniform(-1/√n, 1/√n); bn[n] ~ uniform(-1/√n, 1/√n)
    cr[n] ~ uniform(-1/√n, 1/√n); cz[n] ~ uniform(-1/√n, 1/√n); cn[n] ~ uniform(-1/√n, 1/√n)
    h = 0
    for s in T {
        r = sigmoid((x[s] @ Wr + br) + (h @ Ur + cr))
        z = sigmoid((x[s] @ Wz + bz) + (h @ Uz + cz))
        h = lerp(tanh((x[s] @ Wn + bn) + r*(h @ Un + cn)), h, z)
        o[s] = h
    }
    last ? h : o                                                              // [.., T, n]
    """)]
public partial class GRU(int n, bool last = false);

/// <summary>A recurrent layer with a memory that gates write, keep and read.</summary>
/// <remarks>
/// Hochreiter and Schmidhuber, "Long short-term memory", 1997, with the forget gate of Gers et al., 2000. It begins with zeros. In a file, it lies as PyTorch's <c>LSTM</c> of one layer: <c>weight_ih_l0</c>,
/// <c>weight_hh_l0</c>, <c>bias_ih_l0</c> and <c>bias_hh_l0</c>, each with the parts of <c>i</c>, <c>f</c>, <c>g</c> and <c>o</c>.
/// </remarks>
/// <param name="n">How many outputs it has.</param>
/// <param name="last">Whether the result is the last place's alone, without the axis <c>T</c>.</param>
[Model("""
    x[.., T, k]
    Wi[k, n] ~ uniform(-1/√n, 1/√n); Wf[k, n] ~ uniform(-1/√n, 1/√n); Wg[k, n] ~ uniform(-1/√n, 1/√n); Wo[k, n] ~ uniform(-1/√n, 1/√n)
    Ui[n, n] ~ uniform(-1/√n, 1/√n); Uf[n, n] ~ uniform(-1/√n, 1/√n); Ug[n, n] ~ uniform(-1/√n, 1/√n); Uo[n, n] ~ uniform(-1/√n, 1/√n)
    bi[n] ~ uniform(-1/√n, 1/√n); bf[n] ~ uniform(-1/√n, 1/√n); bg[n] ~ uniform(-1/√n, 1/√n); bo[n] ~ uniform(-1/√n, 1/√n)
    ci[n] ~ uniform(-1/√n, 1/√n); cf[n] ~ uniform(-1/√n, 1/√n); cg[n] ~ uniform(-1/√n, 1/√n); co[n] ~ uniform(-1/√n, 1/√n)
    h = 0; m = 0
    for s in T {
        i = sigmoid((x[s] @ Wi + bi) + (h @ Ui + ci))
        f = sigmoid((x[s] @ Wf + bf) + (h @ Uf + cf))
        g = tanh((x[s] @ Wg + bg) + (h @ Ug + cg))
        q = sigmoid((x[s] @ Wo + bo) + (h @ Uo + co))
        m = f*m + i*g
        h = q*tanh(m)
        o[s] = h
    }
    last ? h : o                                                              // [.., T, n]
    """)]
public partial class LSTM(int n, bool last = false);
