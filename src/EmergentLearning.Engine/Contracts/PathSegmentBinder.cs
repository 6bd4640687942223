using System.Globalization;

namespace EmergentLearning.Engine.Contracts;

/// <summary>Catches one value as a segment of a path.</summary>
internal sealed class PathSegmentBinder : IParameterBinder
{
    private string _text = "";

    public string Segment => PathSegment.Encode(_text);

    public void BindNull(int parameter) => _text = "";

    public void BindInt64(int parameter, long value) => _text = value.ToString(CultureInfo.InvariantCulture);

    public void BindDouble(int parameter, double value) => _text = value.ToString(CultureInfo.InvariantCulture);

    public void BindText(int parameter, string value) => _text = value;

    public void BindBlob(int parameter, ReadOnlySpan<byte> value) => _text = Convert.ToHexStringLower(value);
}
