namespace Publisher.Credentials.Baking;

/// <summary>Why an award cannot be put into a picture, or taken out of one.</summary>
public enum BakingProblemKind
{
    /// <summary>The file is neither a PNG nor an SVG.</summary>
    NotAPicture,
    /// <summary>The file is longer than is read.</summary>
    TooLarge,
    /// <summary>The file breaks the rules of PNG or XML: it was cut off, changed, or something follows its end.</summary>
    Damaged,
    /// <summary>The picture is whole and carries no award.</summary>
    NothingInside,
    /// <summary>It carries more than one award of a kind, or one in two forms: which of them is meant cannot be told.</summary>
    Ambiguous,
    /// <summary>What it carries is not written as the standard says.</summary>
    NotReadable,
    /// <summary>The award cannot be carried byte for byte by such a picture.</summary>
    NotCarried,
}

/// <summary>One problem with a baked picture, or with baking.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Detail">A phrase in plain words, lower case, no full stop.</param>
public sealed record BakingProblem(BakingProblemKind Kind, string Detail);
