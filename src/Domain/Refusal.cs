namespace Domain;

/// <summary>A refusal as a value: which rule, on what basis, with what facts. The words are the Bot's business.</summary>
/// <param name="Rule">The rule that says no.</param>
/// <param name="Basis">Article of the circular 衡环办发〔2020〕137号, for example "二(一)2(5)"; empty when the rule is the program's own.</param>
/// <param name="Facts">What the sentence names, in the order that the sentence of <paramref name="Rule"/> documents.</param>
public sealed record Refusal(RuleCode Rule, string Basis, params object[] Facts);
