using OptGen;

[Model("pos[N]; P[context, d] ~ normal(.02); P[pos*.5]")]
public partial class Example(int context, int d);
