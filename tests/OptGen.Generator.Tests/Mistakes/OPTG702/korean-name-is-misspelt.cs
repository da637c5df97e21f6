using OptGen;

[Model("입력[N, 특징]; 목표[N]; 가중치[특징] ~ 0; 예측 = 입력 @ 가중지; loss = mean((예측 - 목표)²); 예측")]
public partial class Example(int 특징);
