using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Publisher.Templates;

/// <summary>A function of templates that takes another template's name and gives what that one writes.</summary>
internal abstract class TemplateFunction : IScriptCustomFunction
{
    public int RequiredParameterCount => 1;
    public int ParameterCount => 1;
    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;
    public Type ReturnType => typeof(Html);
    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(string), "name");

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        Call(context, callerContext, arguments[0] as string ?? "");

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        ValueTask.FromResult(Invoke(context, callerContext, arguments, blockStatement));

    /// <summary>What is to be written where the function stands; null when that was written already.</summary>
    /// <exception cref="ScriptRuntimeException">There is no such template, or it fails.</exception>
    protected abstract object? Call(TemplateContext context, ScriptNode? caller, string name);

    /// <summary>The error of a name that no template has.</summary>
    protected static ScriptRuntimeException NoTemplate(ScriptNode? caller, string name) =>
        new(caller?.Span ?? new SourceSpan(), $"there is no template named '{name}'");
}

/// <summary><c>partial 'name.html'</c>: another template's output over the same fields, as HTML.</summary>
internal sealed class Partial(Func<string, Template?> find) : TemplateFunction
{
    protected override object? Call(TemplateContext context, ScriptNode? caller, string name)
    {
        var template = find(name) ?? throw NoTemplate(caller, name);
        context.EnterRecursive(caller!);
        try
        {
            // By far the most partials stand alone: what they write goes where it belongs, not to a string first.
            return caller is { Parent: ScriptExpressionStatement } ? Written(context, template) : Kept(context, template);
        }
        finally
        {
            context.ExitRecursive(caller!);
        }
    }

    private static object? Written(TemplateContext context, Template template)
    {
        context.Evaluate(template.Page!);
        return null;
    }

    private static Html Kept(TemplateContext context, Template template)
    {
        context.PushOutput();
        string? markup;
        try
        {
            context.Evaluate(template.Page!);
        }
        finally
        {
            markup = context.PopOutput().ToString();
        }
        return Html.Trusted(markup ?? "");
    }
}

/// <summary>
/// <c>shared 'name.html'</c>: another template's output over <c>common</c>, the fields that many pages have alike. It is made once for all of them,
/// so it cannot see what a single page brings.
/// </summary>
internal sealed class Shared(PageScope scope, Func<string, Fields, Html?> share) : TemplateFunction
{
    protected override object? Call(TemplateContext context, ScriptNode? caller, string name) =>
        scope.Common is not { } common ? throw new ScriptRuntimeException(caller?.Span ?? new SourceSpan(), "shared stands in the templates of pages, not in a part that is shared itself")
        : share(name, common) ?? throw NoTemplate(caller, name);
}
