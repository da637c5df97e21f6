namespace DeepLearningFromScratch.Models;

/// <summary>The purchase of the book's figure 5-14: two apples of 100, with tax.</summary>
[Model("apple[]; number[]; tax[]; price = apple*number; loss = price*tax", Element = typeof(double))]
public sealed partial class ApplePurchase;

/// <summary>The purchase of the book's figure 5-17: apples and oranges.</summary>
[Model("apple[]; apples[]; orange[]; oranges[]; tax[]; price = apple*apples + orange*oranges; loss = price*tax", Element = typeof(double))]
public sealed partial class FruitPurchase;

/// <summary>The same with parameters, so that its gradients can be read.</summary>
[Model("apple ~ 100; number ~ 2; tax ~ 1.1; loss = apple*number*tax", Element = typeof(double))]
public sealed partial class AppleParameters;
