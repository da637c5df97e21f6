namespace OptGen.Tests.Models.Box;

[Model("x[N, T, d]; t[N, T, d]; z = MultiHeadAttention(x, 2); loss = mean((z - t)²); z", Element = typeof(double))]
public partial class AttentionNet;

[Model("x[N, k]; y[N]; z[N, c] = Dense(tanh(BatchNorm(x)), 3); loss = crossentropy(z, y); softmax(z, c)", Element = typeof(double))]
public partial class BatchNormNet;

[Model("x[N, H, W, C]; t[N, H, W, C]; z = BatchNorm(x); loss = mean((z - t)²); z", Element = typeof(double))]
public partial class BatchNormNetOfImages;

[Model("x[N, T, d]; t[N, T, d]; z = MultiHeadAttention(x, 2, causal: true); loss = mean((z - t)²); z", Element = typeof(double))]
public partial class CausalAttentionNet;

[Model("x[N, T, d]; t[N, T, d]; z = TransformerBlock(x, 2, causal: true); loss = mean((z - t)²); z", Element = typeof(double))]
public partial class CausalTransformerNet;

[Model("x[N, H, W, C]; y[N]; h = Conv(x, 3, 3); z[N, c] = Dense(mean(tanh(h), H, W), 3); loss = crossentropy(z, y); softmax(z, c)", Element = typeof(double))]
public partial class ConvNet;

[Model("x[N, H, W, C]; y[N]; h = Conv(x, 3, 3, pad: 1); z[N, c] = Dense(mean(tanh(h), H, W), 3); loss = crossentropy(z, y); softmax(z, c)", Element = typeof(double))]
public partial class ConvPaddedNet;

[Model("x[N, H, W, C]; y[N]; h = Conv(x, 3, 3, stride: 2, pad: 1); z[N, c] = Dense(mean(tanh(h), H, W), 3); loss = crossentropy(z, y); softmax(z, c)", Element = typeof(double))]
public partial class ConvStridedNet;

[Model("x[N, k]; y[N]; z[N, c] = Dense(tanh(Dense(x, 5)), 3); loss = crossentropy(z, y); softmax(z, c)", Element = typeof(double))]
public partial class DenseNet;

[Model("x[N, k]; t[N, 3]; z = DropConnect(x, 3, keep: 1); loss = mean((z - t)²); z", Element = typeof(double))]
public partial class DropConnectNet;

[Model("tokens[N, T]; y[N]; e = Embedding(tokens, 7, 4); z[N, c] = Dense(mean(e, T), 3); loss = crossentropy(z, y); softmax(z, c)", Element = typeof(double))]
public partial class EmbeddingNet;

[Model("x[N, H, W, C]; t[N, H, W, C]; z = GroupNorm(x, 2); loss = mean((z - t)²); z", Element = typeof(double))]
public partial class GroupNormNet;

[Model("x[N, C]; t[N, C]; z = GroupNorm(x, 2); loss = mean((z - t)²); z", Element = typeof(double))]
public partial class GroupNormNetOfVectors;

[Model("""
    tokens[N, T]; next[N, T]; e = Embedding(tokens, 9, 6); x = e
    for i in 0..2 { x = TransformerBlock(x, 2, causal: true) }
    last = LayerNorm(x); z[N, T, c] = Dense(last, 9)
    loss = crossentropy(z, next)
    z
    """, Element = typeof(double))]
public partial class LanguageNet;

[Model("x[N, T, k]; t[N, T, k]; z = LayerNorm(x); loss = mean((z - t)²); z", Element = typeof(double))]
public partial class LayerNormNet;

[Model("x[N, T, k]; t[N, T, k]; z = RMSNorm(x, ε: 1e-5); loss = mean((z - t)²); z", Element = typeof(double))]
public partial class RMSNormNet;

[Model("x[N, T, k]; t[N, T, 3]; z = RNN(x, 3); loss = mean((z - t)²); z", Element = typeof(double))]
public partial class RNNNet;

[Model("x[N, T, k]; t[N, T, 3]; z = GRU(x, 3); loss = mean((z - t)²); z", Element = typeof(double))]
public partial class GRUNet;

[Model("x[N, T, k]; t[N, T, 3]; z = LSTM(x, 3); loss = mean((z - t)²); z", Element = typeof(double))]
public partial class LSTMNet;

[Model("x[N, T, k]; y[N]; z[N, c] = Dense(GRU(x, 3, last: true), 2); loss = crossentropy(z, y); softmax(z, c)", Element = typeof(double))]
public partial class LastGRUNet;

[Model("x[N, T, d]; t[N, T, d]; z = TransformerBlock(x, 2); loss = mean((z - t)²); z", Element = typeof(double))]
public partial class TransformerNet;
