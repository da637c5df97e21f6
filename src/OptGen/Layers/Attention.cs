namespace OptGen.Models;

/// <summary>
/// Attention of each place along <c>T</c> to all places, or, where it is causal, to itself and those before it: in several heads, each of which has its share of the last axis.
/// </summary>
/// <remarks>
/// Vaswani et al., "Attention is all you need", 2017. In a file, it lies as PyTorch's <c>MultiheadAttention</c>: <c>in_proj_weight</c>, <c>in_proj_bias</c>,
/// <c>out_proj.weight</c> and <c>out_proj.bias</c>.
/// </remarks>
/// <param name="h">How many heads it has; the length of the last axis is a multiple.</param>
/// <param name="causal">Whether a place attends to none behind it.</param>
[Model("""
    x[.., T, d]; Q[d, d] ~ xavier; K[d, d] ~ xavier; V[d, d] ~ xavier; O[d, d] ~ xavier; bq[d] ~ 0; bk[d] ~ 0; bv[d] ~ 0; bo[d] ~ 0
    q = split(x @ Q + bq, d: h, c)                                            // [.., T, h, c]
    k = rename(split(x @ K + bk, d: h, c), T: U)                              // [.., U, h, c]
    v = rename(split(x @ V + bv, d: h, c), T: U)
    s = sum(q*k, c)/√c                                                        // [.., T, h, U]
    a = softmax(where(not causal or index(U) <= index(T), s, -∞), U)
    merge(sum(a*v, U), h, c: d) @ O + bo                                      // [.., T, d]
    """)]
public partial class MultiHeadAttention(int h, bool causal = false);

/// <summary>A block of a transformer: attention, then two dense layers, each behind a norm and beside a path that leaves its input as it is.</summary>
/// <remarks>
/// Vaswani et al., "Attention is all you need", 2017, with the norms in front, as Xiong et al., "On layer normalization in the transformer architecture", 2020. In a file, it lies
/// as PyTorch's <c>TransformerEncoderLayer</c> with <c>norm_first</c>, four times as wide within, with the exact gelu and without dropout.
/// </remarks>
/// <param name="h">How many heads its attention has; the length of the last axis is a multiple.</param>
/// <param name="causal">Whether a place attends to none behind it.</param>
[Model("""
    x[.., T, d]
    norm1 = LayerNorm(x); self_attn = MultiHeadAttention(norm1, h, causal: causal); x = x + self_attn
    norm2 = LayerNorm(x); linear1 = Dense(norm2, 4*d); linear2 = Dense(gelu(linear1), d)
    x + linear2
    """)]
public partial class TransformerBlock(int h, bool causal = false);
