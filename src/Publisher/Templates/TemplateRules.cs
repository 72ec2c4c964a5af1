using Scriban.Parsing;
using Scriban.Syntax;

namespace Publisher.Templates;

/// <summary>
/// What a template may not use, checked once when it is read: statements whose result is a string that would be escaped a second time
/// or that reach beyond the page (capture, func, import …), changes inside what pages share, loops without an end, and an expression where escaping cannot protect
/// (an attribute without quotes, the inside of a script or style element).
/// </summary>
internal sealed class TemplateRules : ScriptVisitor
{
    private readonly List<(SourceSpan Span, string What)> breaches = [];
    private readonly MarkupPlace place = new();

    /// <summary>Names that <c>partial</c> and <c>shared</c> are called with, as far as they are literals.</summary>
    public HashSet<string> Partials { get; } = new(StringComparer.Ordinal);

    /// <summary>What was found, in order.</summary>
    public IReadOnlyList<(SourceSpan Span, string What)> Check(ScriptPage page)
    {
        Visit(page);
        return breaches;
    }

    public override void Visit(ScriptCaptureStatement node) => Refuse(node, "capture (use partial)");
    public override void Visit(ScriptFunction node) => Refuse(node, "func (use partial)");
    public override void Visit(ScriptAnonymousFunction node) => Refuse(node, "do (use partial)");
    public override void Visit(ScriptImportStatement node) => Refuse(node, "import");
    public override void Visit(ScriptReadOnlyStatement node) => Refuse(node, "readonly");
    public override void Visit(ScriptTableRowStatement node) => Refuse(node, "tablerow (use for)");
    public override void Visit(ScriptWrapStatement node) => Refuse(node, "wrap (use partial)");
    public override void Visit(ScriptWhileStatement node) => Refuse(node, "while (use for)");
    public override void Visit(ScriptWithStatement node) => Refuse(node, "with");

    public override void Visit(ScriptRawStatement node)
    {
        if (!node.IsEscape)
        {
            place.Read(node.Text.ToString());
        }
    }

    public override void Visit(ScriptExpressionStatement node)
    {
        if (place.Danger is { } danger && node.Expression is not ScriptAssignExpression)
        {
            Refuse(node, danger);
        }
        base.Visit(node);
    }

    public override void Visit(ScriptFunctionCall node)
    {
        if (node is { Target: ScriptVariableGlobal { Name: "partial" or "shared" }, Arguments: [ScriptLiteral { Value: string name }] })
        {
            Partials.Add(name);
        }
        base.Visit(node);
    }

    // Pages share fields and lists, so a template may name things but not change them.
    public override void Visit(ScriptAssignExpression node)
    {
        RefuseChange(node, node.Target);
        base.Visit(node);
    }

    public override void Visit(ScriptIncrementDecrementExpression node)
    {
        RefuseChange(node, node.Right);
        base.Visit(node);
    }

    private void RefuseChange(ScriptNode node, ScriptExpression? target)
    {
        if (target is not ScriptVariable)
        {
            Refuse(node, "a change inside a list or a group of fields (assign a name instead)");
        }
    }

    private void Refuse(ScriptNode node, string what) => breaches.Add((node.Span, what));
}
