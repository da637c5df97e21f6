using Library;

float[] weights = [8, 4];
Halving halving = new();
halving.Add("weights", weights, new float[2]);
halving.Step();
Console.WriteLine(string.Join(' ', weights));
