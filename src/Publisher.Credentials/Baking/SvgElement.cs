using System.Text;

namespace Publisher.Credentials.Baking;

/// <summary>An element of Open Badges in an SVG, and where it stands in the text.</summary>
/// <param name="Kind">Which standard's.</param>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index after its last.</param>
/// <param name="Verify">Its attribute <c>verify</c>, or null.</param>
/// <param name="Body">Its text, without white space around the CDATA section it stands in.</param>
internal sealed record SvgElement(BakedKind Kind, int Start, int End, string? Verify, string Body)
{
    /// <summary>The award: what is in the element, else its attribute.</summary>
    public string Content => Body.Length > 0 ? Body : Verify?.Trim() ?? "";

    /// <summary>Why it cannot be taken for an award, or null.</summary>
    public BakingProblem? WhyNotReadable()
    {
        var name = $"the element <openbadges:{Kind.Element()}>";
        return Content.Length == 0 ? new(BakingProblemKind.NotReadable, $"{name} is empty")
            : Encoding.UTF8.GetByteCount(Content) > BakedContent.MaxBytes ? new(BakingProblemKind.NotReadable, $"{name} is longer than any award")
            // Some programs would read the one, some the other. In 2.0 the attribute is the address of what is in the element.
            : Kind == BakedKind.Credential && Body.Length > 0 && Verify is not null ? new(BakingProblemKind.Ambiguous, $"{name} holds one credential and names another in verify")
            : null;
    }
}

/// <summary>The start tag of an SVG's root.</summary>
/// <param name="Name">Its name as written.</param>
/// <param name="Start">Index of its <c>&lt;</c>.</param>
/// <param name="End">Index after its <c>&gt;</c>.</param>
/// <param name="IsEmpty">Whether the element ends there.</param>
/// <param name="Declared">What it declares the prefix <c>openbadges</c> for, or null.</param>
internal sealed record SvgRoot(string Name, int Start, int End, bool IsEmpty, string? Declared);
