using OptGen;

[Optimizer("P0 = eigvecs(g@gᵀ, 40); P1 = eigvecs(P0ᵀ@P0, 39); P2 = eigvecs(P1ᵀ@P1, 38); P3 = eigvecs(P2ᵀ@P2, 37); P4 = eigvecs(P3ᵀ@P3, 36); P5 = eigvecs(P4ᵀ@P4, 35); P6 = eigvecs(P5ᵀ@P5, 34); P7 = eigvecs(P6ᵀ@P6, 33); P8 = eigvecs(P7ᵀ@P7, 32); P9 = eigvecs(P8ᵀ@P8, 31); P10 = eigvecs(P9ᵀ@P9, 30); P11 = eigvecs(P10ᵀ@P10, 29); P12 = eigvecs(P11ᵀ@P11, 28); P13 = eigvecs(P12ᵀ@P12, 27); P14 = eigvecs(P13ᵀ@P13, 26); P15 = eigvecs(P14ᵀ@P14, 25); P16 = eigvecs(P15ᵀ@P15, 24); w -= lr*sum(P16)*g")]
public partial class Example(double lr = 1e-3);
